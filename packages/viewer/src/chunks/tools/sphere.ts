import { createNode } from '../../interface/create-node.ts';
import { createFilmControls, FILM_WORDS } from '../../interface/film-controls.ts';
import { fill, type TourLabels } from '../../interface/labels.ts';
import css from '../../interface/sphere.css';
import { eyeOf, toBitmap } from '../../renderer/sphere-picture.ts';
import { createSphereRenderer, textureLimit, type Sphere } from '../../renderer/sphere-renderer.ts';
import type { ShowSphere, TourCore } from '../../tour-core.ts';

const WORDS = {
  ...FILM_WORDS,
  panorama: '{title}: panorama, look around with the arrow keys',
} satisfies Partial<TourLabels>;

/** Pictures and films of the whole sphere, to look around in. Where there is no WebGL2 they are shown as they are. */
export function mount(core: TourCore): ShowSphere {
  core.adopt(css);
  return (place, picture, { name, stereo, signal }) => {
    if (signal.aborted) return;
    const words = core.words(WORDS);
    const canvas = createNode('canvas', { tabIndex: 0, role: 'application', ariaLabel: fill(words.panorama, name) });
    const nothing = () => {};
    const stage = core.createStage<Sphere>({
      canvas,
      keys: place,
      renderer: createSphereRenderer,
      framed: nothing,
      turned: nothing,
      sharp: nothing,
      failed: nothing,
    });
    if (!stage) return place.replaceChildren(picture);
    signal.addEventListener('abort', () => {
      stage.destroy();
      if (picture instanceof HTMLVideoElement) picture.pause();
    });
    const show = (source: Sphere['picture']) => {
      const sphere: Sphere = { picture: source, eye: eyeOf(stereo), changed: true };
      const limits = { minZoom: 0.5, maxZoom: 4 };
      void stage.show(sphere, { view: { yaw: 0, pitch: 0, zoom: 1 }, limits, kind: 'none' });
      return sphere;
    };
    place.append(canvas);
    if (picture instanceof HTMLVideoElement) {
      place.append(...createFilmControls(picture, words));
      const begin = () => {
        const sphere = show(picture);
        const next = () => {
          if (signal.aborted) return;
          sphere.changed = true;
          stage.redraw();
          picture.requestVideoFrameCallback(next);
        };
        picture.requestVideoFrameCallback(next);
      };
      picture.preload = 'auto';
      if (picture.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) begin();
      else picture.addEventListener('loadeddata', begin, { once: true, signal });
    } else
      void toBitmap(picture, textureLimit(canvas)).then(
        (bitmap) => (signal.aborted ? bitmap.close() : show(bitmap)),
        // It can't be fetched for the graphics card, as from another host without CORS: the browser says what it can of it.
        () => place.replaceChildren(picture),
      );
  };
}
