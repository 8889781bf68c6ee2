import { createNode } from '../../interface/create-node.ts';
import { createFilmControls, FILM_WORDS } from '../../interface/film-controls.ts';
import shared from '../../interface/parts.css';
import css from '../../interface/source.css';
import type { ManifestScene } from '../../manifest-types.ts';
import { eyeOf, toBitmap } from '../../renderer/sphere-picture.ts';
import { createSphereRenderer, textureLimit, type Sphere } from '../../renderer/sphere-renderer.ts';
import type { Part, TourCore } from '../../tour-core.ts';

/** A scene's picture or film on show. */
interface Opened {
  scene: ManifestScene;
  draw(): void;
  /** Names the buttons of a film anew. */
  relabel(): void;
  close(): void;
}

/** The first frame of a film that can be drawn. */
function firstFrame(film: HTMLVideoElement): Promise<void> {
  if (film.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) return Promise.resolve();
  return new Promise((done, failed) => {
    film.addEventListener('loadeddata', () => done(), { once: true });
    film.addEventListener('error', () => failed(film.error ?? new Error('The film could not be loaded.')), { once: true });
  });
}

/**
 * Pictures and films of the whole sphere as scenes, on a canvas over that of the tiles: these stand until it is there, and where it does not
 * come. Hands and keys go through to the canvas below, whose view it follows.
 */
export function mount(core: TourCore): Part {
  const { root, stage, controls, signal } = core;
  const below = root.querySelector('canvas');
  if (!stage || !below) return {};
  core.adopt(shared);
  core.adopt(css);
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let opened: Opened | null = null;
  let asked = 0;

  const open = (scene: ManifestScene): Opened | null => {
    const file = scene.source && core.shown.model.media(scene.source.media);
    const canvas = createNode('canvas', { className: 'source', ariaHidden: 'true' });
    const renderer = file && createSphereRenderer(canvas, { invalidate: () => draw(), sharp: () => undefined, failed: () => undefined });
    if (!renderer) return null;
    below.after(canvas);
    const off = new AbortController();
    const place = createNode('div', { className: 'scene-film own-keys' });
    const film = file.mimeType.startsWith('video/')
      ? createNode('video', { crossOrigin: 'anonymous', muted: true, loop: true, playsInline: true })
      : null;

    const draw = () => {
      const { width, height } = below;
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
      renderer.draw(stage.view, { width, height }, 0);
    };
    const show = (picture: Sphere['picture']) => {
      const sphere: Sphere = { picture, eye: eyeOf(file.stereo), part: scene.source?.part, pose: scene.correction, changed: true };
      void renderer.show(sphere, { kind: 'none', duration: 0 });
      canvas.classList.add('there');
      core.sphere = sphere;
      return sphere;
    };
    const load = async () => {
      if (!film) {
        const image = createNode('img', { crossOrigin: 'anonymous', src: file.url });
        const bitmap = await toBitmap(image, textureLimit(canvas));
        if (off.signal.aborted) bitmap.close();
        else show(bitmap);
        return;
      }
      film.src = file.url;
      await firstFrame(film);
      if (off.signal.aborted) return;
      const sphere = show(film);
      const next = () => {
        if (off.signal.aborted) return;
        sphere.changed = true;
        draw();
        film.requestVideoFrameCallback(next);
      };
      film.requestVideoFrameCallback(next);
      place.replaceChildren(...createFilmControls(film, core.words(FILM_WORDS)));
      controls.prepend(place);
      // Whoever wants no movement starts it by hand.
      if (!calm.matches) void film.play().catch(() => undefined);
    };
    // What does not come is said in words, and can be tried again; of a scene that one has left it is nobody's business.
    core.part(`source ${++asked}`, async () => {
      await load().catch((error: unknown) => {
        if (!off.signal.aborted) throw error;
      });
      return { mount: () => undefined };
    });
    return {
      scene,
      draw,
      relabel: () => film && place.isConnected && place.replaceChildren(...createFilmControls(film, core.words(FILM_WORDS))),
      close() {
        off.abort();
        core.sphere = null;
        film?.pause();
        film?.removeAttribute('src');
        place.remove();
        canvas.remove();
        renderer.destroy();
      },
    };
  };

  // The canvas below has its new size in the frame after this.
  const observer = new ResizeObserver(() => requestAnimationFrame(() => opened?.draw()));
  observer.observe(below);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    opened?.close();
    opened = null;
  });
  return {
    moved: () => opened?.draw(),
    update() {
      const { scene } = core.shown;
      if (opened?.scene === scene) return opened.relabel();
      opened?.close();
      opened = open(scene);
    },
  };
}
