import { createEmitter } from './emitter.ts';
import { createNode } from './interface/create-node.ts';
import { createFlatView } from './interface/flat-view.ts';
import { createHotspotLayer, type HotspotEntry } from './interface/hotspot-layer.ts';
import { ENGLISH, fill, type TourLabels } from './interface/labels.ts';
import { createMessage } from './interface/message.ts';
import { createPanel, type PanelContent } from './interface/panel.ts';
import { renderContent, WIDE } from './interface/render-content.ts';
import { createSceneList } from './interface/scene-list.ts';
import { createStage, type Stage } from './interface/stage.ts';
import { tourStyles } from './interface/styles.ts';
import { createToolbar } from './interface/toolbar.ts';
import type { ManifestHotspot, ManifestScene } from './manifest-types.ts';
import type { Transition } from './renderer/renderer.ts';
import type { PanoramaSource } from './renderer/tile-loader.ts';
import { formatDeepLink, parseDeepLink } from './tour/deep-link.ts';
import { loadManifest, type LoadedManifest } from './tour/load-manifest.ts';
import { localizeTour, textDirection, type TourTexts } from './tour/localize-tour.ts';
import { readingOrder } from './tour/reading-order.ts';
import { resolveBelow, resolveRoot } from './tour/resolve-address.ts';
import { TourError } from './tour/tour-error.ts';
import { clampView, type View } from './tour/view.ts';
import type { SceneState, Tour, TourAction, TourEvents, TourOptions } from './types.ts';

/** Everything that is known once the manifest is there. */
interface Loaded extends LoadedManifest {
  tiles: string | null;
  media: string | null;
  texts: TourTexts;
}

/** Puts a tour into a shadow root; `host` gets the DOM events. */
export function mountTour(shadow: ShadowRoot, host: HTMLElement, options: TourOptions): Tour {
  const emitter = createEmitter<TourEvents>();
  const off = new AbortController();
  const { signal } = off;
  let status: Tour['state']['status'] = 'loading';
  let loaded: Loaded | null = null;
  let scene: ManifestScene | null = null;
  let open: ManifestHotspot | null = null;
  let language = options.language;
  let labels: TourLabels = ENGLISH;
  let entering = 0;

  const live = createNode('div', { className: 'hidden', role: 'status' });
  const canvas = createNode('canvas', { tabIndex: 0, role: 'application' });
  const hotspots = createHotspotLayer({
    activate: (hotspot) => activate(hotspot),
    reach(hotspot) {
      // What is well in view stays where it is.
      const point = place(hotspot);
      const inside = (at: number, length: number) => at > length * 0.1 && at < length * 0.9;
      if (!point || !inside(point.x, canvas.clientWidth) || !inside(point.y, canvas.clientHeight))
        stage?.look({ yaw: hotspot.yaw, pitch: hotspot.pitch }, 500);
    },
  });
  const message = createMessage();
  const spinner = createNode('div', { className: 'spinner' });
  const list = createSceneList((id) => {
    list.toggle(false);
    void goTo(id);
    canvas.focus({ preventScroll: true });
    updateToolbar();
  });
  const panel = createPanel(() => [canvas, hotspots.node, list.node, toolbarSlot, flat.node]);
  const flat = createFlatView({ activate: (hotspot) => activate(hotspot), choose: (id) => void goTo(id) });
  const toolbarSlot = createNode('div');
  const root = createNode('div', { className: 'root', role: 'region' }, spinner, toolbarSlot, live, message.node);
  shadow.adoptedStyleSheets = [tourStyles()];
  shadow.append(root);
  let toolbar: ReturnType<typeof createToolbar> | null = null;

  const stage: Stage | null = createStage(canvas, root, {
    framed(moved) {
      hotspots.update(place);
      if (!moved || !stage) return;
      emit('view', { ...stage.view });
      updateToolbar();
      scheduleDeepLink();
    },
    turned: () => updateToolbar(),
    sharp: () => scene && emit('sharp', { scene: scene.id }),
    failed(cause) {
      report(new TourError('tiles_unreachable', 'A tile could not be loaded.', { cause }));
      message.show({ text: labels.tilesMissing, cover: false, action: { label: labels.retry, run: retryTiles } });
    },
  });
  const place: Stage['place'] = (direction) => stage?.place(direction) ?? null;
  if (stage) root.prepend(canvas, hotspots.node);

  const emit = <K extends keyof TourEvents>(name: K, detail: TourEvents[K]) => {
    emitter.emit(name, detail);
    return host.dispatchEvent(
      new CustomEvent(`belvedere:${name}`, { detail, bubbles: true, composed: true, cancelable: name === 'action' }),
    );
  };
  const report = (error: TourError) => emit('error', error);

  const retryTiles = () => {
    message.hide();
    stage?.retry();
  };
  addEventListener('online', () => loaded && retryTiles(), { signal });

  const stateOf = (of: ManifestScene): SceneState => ({ id: of.id, key: of.key, title: loaded?.texts.scene(of).title ?? of.title });
  const findScene = (name: string | undefined) => loaded?.manifest.scenes.find(({ id, key }) => id === name || key === name);
  const sourceOf = ({ panorama }: ManifestScene): PanoramaSource => ({ panorama, root: loaded?.tiles ?? '' });

  const updateToolbar = () => {
    if (!toolbar || !loaded || !scene) return;
    const { manifest, texts } = loaded;
    const zoom = stage?.view.zoom ?? 1;
    toolbar.update({
      labels,
      title: texts.title,
      scene: texts.scene(scene).title,
      languages: [...new Set([manifest.language, ...manifest.languages])],
      language: texts.language,
      turning: stage?.turning ?? false,
      fullscreen: document.fullscreenElement === host,
      listOpen: !list.node.hidden,
      canZoomIn: zoom < scene.view.maxZoom,
      canZoomOut: zoom > scene.view.minZoom,
    });
  };

  const entryOf = (hotspot: ManifestHotspot): HotspotEntry => {
    const { title } = loaded!.texts.hotspot(hotspot);
    const target = hotspot.target !== null && findScene(hotspot.target);
    return { hotspot, title, name: target ? `${title}. ${fill(labels.leadsTo, loaded!.texts.scene(target).title)}` : title };
  };

  /** Writes every word of the interface in the present language. */
  const updateTexts = () => {
    if (!loaded || !scene) return;
    const { manifest, texts } = loaded;
    const words = texts.scene(scene);
    root.lang = texts.language;
    root.dir = textDirection(texts.language);
    root.ariaLabel = texts.title;
    canvas.ariaLabel = fill(labels.panorama, words.title);
    canvas.ariaDescription = [words.description, labels.help].filter(Boolean).join(' ');
    hotspots.node.ariaLabel = labels.pointsOfInterest;
    const entries = readingOrder(scene).map(entryOf);
    const scenes = manifest.scenes.map((each) => ({
      id: each.id,
      title: texts.scene(each).title,
      thumbnail: resolveBelow(loaded!.media, each.thumbnail),
    }));
    hotspots.set(entries);
    hotspots.update(place);
    list.set(scenes, labels.scenes);
    list.mark(scene.id);
    panel.relabel(labels.close);
    if (!stage)
      flat.set({
        ...words,
        thumbnail: resolveBelow(loaded.media, scene.thumbnail),
        hotspots: entries,
        scenes,
        current: scene.id,
        labels,
      });
    updateToolbar();
    if (open) panel.update(contentOf(open));
  };

  const contentOf = (hotspot: ManifestHotspot): PanelContent => {
    const { texts, manifest, media } = loaded!;
    const { title, description, content } = texts.hotspot(hotspot);
    const body = new DocumentFragment();
    if (description) body.append(createNode('p', {}, description));
    body.append(
      renderContent(content, {
        labels,
        language: texts.language,
        media(id) {
          const file = Object.hasOwn(manifest.media, id) ? manifest.media[id]! : null;
          const url = file && resolveBelow(media, file.path);
          return file && url ? { ...file, url } : null;
        },
        act: (action) => act(hotspot, action),
        elements: options.elements ?? [],
      }),
    );
    return { title, wide: WIDE.has(content.type), body };
  };

  const showPanel = (hotspot: ManifestHotspot) => {
    panel.open(contentOf(hotspot), () => {
      open = null;
      reportHotspot(hotspot, false);
    });
    open = hotspot;
  };

  const reportHotspot = (hotspot: ManifestHotspot, isOpen: boolean) => {
    const { title, content } = loaded!.texts.hotspot(hotspot);
    emit('hotspot', { id: hotspot.id, type: content.type, title, open: isOpen });
  };

  /** Asks the page to act; whether it said that it does. */
  const act = (hotspot: ManifestHotspot, action: TourAction): boolean => {
    let done = false;
    const handled = () => {
      done = true;
    };
    return !emit('action', { hotspot: hotspot.id, action, handled }) || done;
  };

  const activate = (hotspot: ManifestHotspot) => {
    stage?.turn(0);
    const target = hotspot.target === null ? undefined : findScene(hotspot.target);
    reportHotspot(hotspot, true);
    if (!target) {
      showPanel(hotspot);
      return;
    }
    const { content } = hotspot;
    void enter(target, { kind: content.type === 'navigation' ? content.transition : 'fade' });
  };

  const enter = async (next: ManifestScene, { view = {}, kind }: { view?: Partial<View>; kind: Transition['kind'] }) => {
    const turn = ++entering;
    const from = scene;
    await stage?.show(sourceOf(next), {
      view: clampView({ ...next.view, ...defined(view) }, next.view, next.view),
      limits: next.view,
      kind,
    });
    if (turn !== entering || signal.aborted) return;
    panel.close();
    // The button that was pressed goes with its scene: focus must not fall back to the page.
    const focused = hotspots.node.contains(shadow.activeElement) || flat.node.contains(shadow.activeElement);
    scene = next;
    message.hide();
    updateTexts();
    if (focused) (stage ? canvas : flat.node).focus({ preventScroll: true });
    if (from) live.textContent = fill(labels.entered, stateOf(next).title);
    emit('scene', { ...stateOf(next), from: from?.id ?? null });
    if (!(navigator as { connection?: { saveData?: boolean } }).connection?.saveData)
      stage?.preload(next.hotspots.flatMap(({ target }) => (target === null ? [] : (findScene(target) ?? []))).map(sourceOf));
  };

  const goTo: Tour['goTo'] = async (name, view = {}) => {
    const next = findScene(name);
    if (!next) throw new TourError('scene_unknown', `The tour has no scene ${JSON.stringify(name)}.`);
    await enter(next, { view, kind: 'fade' });
  };

  const applyLanguage = () => {
    if (!loaded) return;
    loaded.texts = localizeTour(loaded.manifest, language ?? loaded.manifest.language);
    const given = typeof options.labels === 'function' ? options.labels(loaded.texts.language) : options.labels;
    labels = { ...ENGLISH, ...given };
  };

  // The address of the page is written when the view has come to rest; browsers refuse to be told at every frame.
  let linkTimer = 0;
  const scheduleDeepLink = () => {
    if (!options.deepLink) return;
    clearTimeout(linkTimer);
    linkTimer = window.setTimeout(
      () => scene && stage && history.replaceState(history.state, '', formatDeepLink(scene.key, stage.view)),
      300,
    );
  };
  const followDeepLink = () => {
    const { scene: name, ...view } = parseDeepLink(location.hash);
    const next = findScene(name);
    if (next && next !== scene) void enter(next, { view, kind: 'fade' });
    else stage?.look(view, 500);
  };

  const start = async () => {
    status = 'loading';
    message.hide();
    spinner.hidden = false;
    try {
      const document_ = await loadManifest(options.src, signal);
      const { manifest, base } = document_;
      loaded = {
        ...document_,
        tiles: resolveRoot(manifest.roots.tiles, base),
        media: resolveRoot(manifest.roots.media, base),
        texts: localizeTour(manifest, ''),
      };
      applyLanguage();
      const link = options.deepLink ? parseDeepLink(location.hash) : {};
      const first = findScene(link.scene) ?? findScene(options.scene) ?? findScene(manifest.start) ?? manifest.scenes[0]!;
      const { yaw, pitch, zoom } = { ...options, ...link };
      addControls(manifest.scenes.length > 1);
      await enter(first, { view: { yaw, pitch, zoom } as Partial<View>, kind: 'none' });
      if (signal.aborted) return;
      status = 'ready';
      if (!stage) report(new TourError('webgl_missing', 'This browser offers no WebGL2.'));
      emit('ready', { id: manifest.id, title: loaded.texts.title });
      if (options.autoplay ?? manifest.autoplay.enabled) stage?.turn(manifest.autoplay.speed);
    } catch (error) {
      if (signal.aborted) return;
      status = 'failed';
      const failure =
        error instanceof TourError ? error : new TourError('manifest_invalid', 'The tour could not be shown.', { cause: error });
      report(failure);
      const text = failure.code === 'manifest_unreachable' ? labels.unreachable : labels.invalid;
      message.show({ text, cover: true, action: { label: labels.retry, run: () => void start() } });
    } finally {
      spinner.hidden = true;
    }
  };

  const addControls = (severalScenes: boolean) => {
    if (options.branding) root.append(createNode('p', { className: 'mark' }, labels.poweredBy));
    if (stage && options.controls !== 'none') {
      toolbar = createToolbar(
        {
          minimal: options.controls === 'minimal',
          scenes: severalScenes,
          fullscreen: document.fullscreenEnabled,
          turning: !matchMedia('(prefers-reduced-motion: reduce)').matches,
        },
        {
          zoom: (factor) => stage.zoom(factor),
          turn: () => stage.turn(stage.turning ? 0 : loaded!.manifest.autoplay.speed || 4),
          fullscreen: () =>
            void (document.fullscreenElement === host ? document.exitFullscreen() : host.requestFullscreen()).catch(reportError),
          list() {
            list.toggle();
            updateToolbar();
          },
          language: setLanguage,
        },
      );
      toolbarSlot.replaceChildren(list.node, toolbar.node);
    }
    if (!stage) root.append(flat.node);
    root.append(panel.node);
  };

  const setLanguage = (wished: string) => {
    language = wished;
    applyLanguage();
    updateTexts();
    if (loaded) emit('language', { language: loaded.texts.language });
  };

  root.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || list.node.hidden) return;
    list.toggle(false);
    updateToolbar();
    canvas.focus({ preventScroll: true });
  });
  document.addEventListener('fullscreenchange', updateToolbar, { signal });
  if (options.deepLink) addEventListener('hashchange', followDeepLink, { signal });
  void start();

  return {
    goTo,
    lookAt: (view, { duration = 800 } = {}) => {
      stage?.turn(0);
      stage?.look(defined(view), duration);
    },
    on: emitter.on,
    setLanguage,
    destroy() {
      if (status === 'destroyed') return;
      status = 'destroyed';
      off.abort(new TourError('destroyed', 'The tour has been taken off the page.'));
      clearTimeout(linkTimer);
      stage?.destroy();
      emitter.clear();
      root.remove();
    },
    get state() {
      return {
        status,
        title: loaded?.texts.title ?? null,
        scene: scene && stateOf(scene),
        scenes: loaded?.manifest.scenes.map(stateOf) ?? [],
        view: { ...(stage?.view ?? scene?.view ?? { yaw: 0, pitch: 0, zoom: 1 }) },
        language: loaded?.texts.language ?? null,
        languages: loaded ? [...new Set([loaded.manifest.language, ...loaded.manifest.languages])] : [],
        hotspot: open?.id ?? null,
      };
    },
  };
}

/** Without the properties that are undefined. */
function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}
