import { createEmitter } from './emitter.ts';
import { createNode } from './interface/create-node.ts';
import { createFlatView } from './interface/flat-view.ts';
import { createHotspotLayer } from './interface/hotspot-layer.ts';
import { ENGLISH, fill, type TourLabels } from './interface/labels.ts';
import { createMessage } from './interface/message.ts';
import { createPanel, type PanelContent } from './interface/panel.ts';
import { renderContent, WIDE } from './interface/render-content.ts';
import { createSceneList } from './interface/scene-list.ts';
import { createStage, type Stage } from './interface/stage.ts';
import { tourStyles } from './interface/styles.ts';
import { createToolbar } from './interface/toolbar.ts';
import type { HotspotContent, ManifestHotspot, ManifestScene } from './manifest-types.ts';
import type { Transition } from './renderer/renderer.ts';
import { parseDeepLink } from './tour/deep-link.ts';
import { followDeepLink } from './tour/follow-deep-link.ts';
import { loadManifest, type LoadedManifest } from './tour/load-manifest.ts';
import { textDirection } from './tour/localize-tour.ts';
import { readingOrder } from './tour/reading-order.ts';
import { TourError } from './tour/tour-error.ts';
import { openTour, type TourModel } from './tour/tour-model.ts';
import { clampView, type View } from './tour/view.ts';
import type { SceneState, Tour, TourAction, TourEvents, TourOptions } from './types.ts';

/** What is on show: there from the first scene on. */
interface Shown {
  loaded: LoadedManifest;
  model: TourModel;
  scene: ManifestScene;
}

/** Puts a tour into a shadow root; `host` gets the DOM events. Here the renderer, the tour and the interface meet. */
export function mountTour(shadow: ShadowRoot, host: HTMLElement, options: TourOptions): Tour {
  const emitter = createEmitter<TourEvents>();
  const off = new AbortController();
  const { signal } = off;
  let status: Tour['state']['status'] = 'loading';
  let shown: Shown | null = null;
  let open: ManifestHotspot | null = null;
  let language = options.language;
  let labels: TourLabels = ENGLISH;
  let entering = 0;
  /** Zoom at the last frame: the buttons know when they have reached a limit. */
  let zoom = 0;
  let toolbar: ReturnType<typeof createToolbar> | null = null;

  const emit = <K extends keyof TourEvents>(name: K, detail: TourEvents[K]) => {
    emitter.emit(name, detail);
    return host.dispatchEvent(
      new CustomEvent(`belvedere:${name}`, { detail, bubbles: true, composed: true, cancelable: name === 'action' }),
    );
  };

  // The parts of the interface.
  const live = createNode('div', { className: 'hidden', role: 'status' });
  const canvas = createNode('canvas', { tabIndex: 0, role: 'application' });
  const controls = createNode('div');
  const spinner = createNode('div', { className: 'spinner' });
  const message = createMessage();
  const hotspots = createHotspotLayer({ activate: (hotspot) => activate(hotspot), reach: (hotspot) => reach(hotspot) });
  const list = createSceneList((id) => {
    toggleList(false);
    focusPicture();
    void goTo(id);
  });
  const flat = createFlatView({ activate: (hotspot) => activate(hotspot), choose: (id) => void goTo(id) });
  const panel = createPanel(() => [canvas, hotspots.node, controls, flat.node]);
  const root = createNode('div', { className: 'root', role: 'region' }, spinner, controls, live, message.node);
  shadow.adoptedStyleSheets = [tourStyles()];
  shadow.append(root);

  const stage: Stage | null = createStage(canvas, root, {
    framed(moved) {
      hotspots.update(place);
      if (!moved || !stage) return;
      emit('view', { ...stage.view });
      if (zoom !== stage.view.zoom) updateToolbar();
      zoom = stage.view.zoom;
      if (shown) address?.write(shown.scene.key, stage.view);
    },
    turned: () => updateToolbar(),
    sharp: () => shown && emit('sharp', { scene: shown.scene.id }),
    failed(cause) {
      emit('error', new TourError('tiles_unreachable', 'A tile could not be loaded.', { cause }));
      message.show({ text: labels.tilesMissing, cover: false, action: { label: labels.retry, run: retryTiles } });
    },
  });
  const place: Stage['place'] = (direction) => stage?.place(direction) ?? null;
  if (stage) root.prepend(canvas, hotspots.node);
  else root.append(flat.node);
  root.append(panel.node);
  const focusPicture = () => (stage ? canvas : flat.node).focus({ preventScroll: true });

  const address = options.deepLink
    ? followDeepLink({
        signal,
        changed({ scene: name, ...view }) {
          const next = shown?.model.scene(name);
          if (shown && next && next !== shown.scene) void enter(shown, next, { view, kind: 'fade' });
          else stage?.look(view, 500);
        },
      })
    : null;

  const retryTiles = () => {
    message.hide();
    stage?.retry();
  };
  const toggleList = (to?: boolean) => {
    list.toggle(to);
    updateToolbar();
  };
  /** Turns to a hotspot that the keyboard has reached; what is well in view stays where it is. */
  const reach = ({ yaw, pitch }: ManifestHotspot) => {
    const point = place({ yaw, pitch });
    const inside = (at: number, length: number) => at > length * 0.1 && at < length * 0.9;
    if (!point || !inside(point.x, canvas.clientWidth) || !inside(point.y, canvas.clientHeight)) stage?.face({ yaw, pitch }, 500);
  };

  const stateOf = ({ model }: Shown, scene: ManifestScene): SceneState => ({
    id: scene.id,
    key: scene.key,
    title: model.texts.scene(scene).title,
  });

  const updateToolbar = () => {
    if (!toolbar || !shown) return;
    const { model, scene } = shown;
    const { zoom: now } = stage?.view ?? scene.view;
    toolbar.update({
      labels,
      title: model.texts.title,
      scene: model.texts.scene(scene).title,
      languages: model.languages,
      language: model.texts.language,
      turning: stage?.turning ?? false,
      fullscreen: document.fullscreenElement === host,
      listOpen: !list.node.hidden,
      canZoomIn: now < scene.view.maxZoom,
      canZoomOut: now > scene.view.minZoom,
    });
  };

  /** Writes every word of the interface in the present language. */
  const updateTexts = ({ model, scene }: Shown) => {
    const { texts } = model;
    const words = texts.scene(scene);
    root.lang = texts.language;
    root.dir = textDirection(texts.language);
    root.ariaLabel = texts.title;
    canvas.ariaLabel = fill(labels.panorama, words.title);
    canvas.ariaDescription = [words.description, labels.help].filter(Boolean).join(' ');
    hotspots.node.ariaLabel = labels.pointsOfInterest;
    const entries = readingOrder(scene).map((hotspot) => {
      const { title } = texts.hotspot(hotspot);
      const target = model.target(hotspot);
      return { hotspot, title, name: target ? `${title}. ${fill(labels.leadsTo, texts.scene(target).title)}` : title };
    });
    const scenes = model.scenes.map((each) => ({ id: each.id, title: texts.scene(each).title, thumbnail: model.thumbnail(each) }));
    hotspots.set(entries);
    hotspots.update(place);
    list.set(scenes, labels.scenes);
    list.mark(scene.id);
    panel.relabel(labels.close);
    if (!stage) flat.set({ ...words, thumbnail: model.thumbnail(scene), hotspots: entries, scenes, current: scene.id, labels });
    updateToolbar();
    if (open) panel.update(contentOf(model, open));
  };

  const contentOf = ({ texts, media }: TourModel, hotspot: ManifestHotspot): PanelContent => {
    const { title, description, content } = texts.hotspot(hotspot);
    const body = new DocumentFragment();
    if (description) body.append(createNode('p', {}, description));
    const act = (action: TourAction) => {
      let done = false;
      const handled = () => {
        done = true;
      };
      return !emit('action', { hotspot: hotspot.id, action, handled }) || done;
    };
    body.append(renderContent(content, { labels, language: texts.language, media, act, elements: options.elements ?? [] }));
    return { title, wide: WIDE.has(content.type), body };
  };

  const activate = (hotspot: ManifestHotspot) => {
    if (!shown) return;
    const { model } = shown;
    stage?.turn(0);
    const report = (isOpen: boolean) => {
      const { title, content } = model.texts.hotspot(hotspot);
      emit('hotspot', { id: hotspot.id, type: content.type, title, open: isOpen });
    };
    report(true);
    const target = model.target(hotspot);
    if (target) {
      const { transition: kind = 'fade', view = {} } = hotspot.content as Partial<Extract<HotspotContent, { type: 'navigation' }>>;
      void enter(shown, target, { kind, view: defined(view) });
      return;
    }
    panel.open(contentOf(model, hotspot), () => {
      open = null;
      report(false);
    });
    open = hotspot;
  };

  const enter = async (
    { loaded, model }: Pick<Shown, 'loaded' | 'model'>,
    scene: ManifestScene,
    { view = {}, kind }: { view?: Partial<View>; kind: Transition['kind'] },
  ) => {
    const turn = ++entering;
    const from = shown?.scene ?? null;
    await stage?.show(model.source(scene), {
      view: clampView({ ...scene.view, ...defined(view) }, scene.view, scene.view),
      limits: scene.view,
      kind,
    });
    if (turn !== entering || signal.aborted) return;
    panel.close();
    message.hide();
    // The button that was pressed goes with its scene: focus must not fall back to the page.
    const focused = hotspots.node.contains(shadow.activeElement) || flat.node.contains(shadow.activeElement);
    // The language may have changed on the way.
    shown = { loaded, model: shown?.model ?? model, scene };
    updateTexts(shown);
    if (focused) focusPicture();
    const state = stateOf(shown, scene);
    if (from) live.textContent = fill(labels.entered, state.title);
    emit('scene', { ...state, from: from?.id ?? null });
    if (!(navigator as { connection?: { saveData?: boolean } }).connection?.saveData)
      stage?.preload(model.neighbours(scene).map((next) => model.source(next)));
  };

  const goTo: Tour['goTo'] = async (name, view = {}) => {
    const scene = shown?.model.scene(name);
    if (!shown || !scene) throw new TourError('scene_unknown', `The tour has no scene ${JSON.stringify(name)}.`);
    await enter(shown, scene, { view, kind: 'fade' });
  };

  const openIn = (loaded: LoadedManifest): TourModel => {
    const model = openTour(loaded, language);
    const given = typeof options.labels === 'function' ? options.labels(model.texts.language) : options.labels;
    labels = { ...ENGLISH, ...given };
    return model;
  };

  const setLanguage = (wished: string) => {
    language = wished;
    if (!shown) return;
    shown = { ...shown, model: openIn(shown.loaded) };
    updateTexts(shown);
    emit('language', { language: shown.model.texts.language });
  };

  const addControls = (on: Stage, { autoplay, scenes }: LoadedManifest['manifest']) => {
    toolbar = createToolbar(
      {
        minimal: options.controls === 'minimal',
        scenes: scenes.length > 1,
        fullscreen: document.fullscreenEnabled,
        turning: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      },
      {
        zoom: (factor) => on.zoom(factor),
        turn: () => on.turn(on.turning ? 0 : autoplay.speed || 4),
        fullscreen: () =>
          void (document.fullscreenElement === host ? document.exitFullscreen() : host.requestFullscreen()).catch(reportError),
        list: () => toggleList(),
        language: setLanguage,
      },
    );
    controls.replaceChildren(list.node, toolbar.node);
  };

  const start = async () => {
    status = 'loading';
    message.hide();
    spinner.hidden = false;
    root.ariaBusy = 'true';
    try {
      const loaded = await loadManifest(options.src, signal);
      const { manifest } = loaded;
      const model = openIn(loaded);
      const link = options.deepLink ? parseDeepLink(location.hash) : {};
      const first = [link.scene, options.scene, manifest.start].map((name) => model.scene(name)).find(Boolean) ?? manifest.scenes[0]!;
      if (stage && options.controls !== 'none') addControls(stage, manifest);
      if (options.branding) root.append(createNode('p', { className: 'mark' }, labels.poweredBy));
      const view = { yaw: options.yaw, pitch: options.pitch, zoom: options.zoom, ...link };
      await enter({ loaded, model }, first, { view: defined(view), kind: 'none' });
      if (signal.aborted) return;
      status = 'ready';
      if (!stage) emit('error', new TourError('webgl_missing', 'This browser offers no WebGL2.'));
      emit('ready', { id: manifest.id, title: model.texts.title });
      if (options.autoplay ?? manifest.autoplay.enabled) stage?.turn(manifest.autoplay.speed);
    } catch (error) {
      if (signal.aborted) return;
      status = 'failed';
      const failure =
        error instanceof TourError ? error : new TourError('manifest_invalid', 'The tour could not be shown.', { cause: error });
      emit('error', failure);
      const text = failure.code === 'manifest_unreachable' ? labels.unreachable : labels.invalid;
      message.show({ text, cover: true, action: { label: labels.retry, run: () => void start() } });
    } finally {
      spinner.hidden = true;
      root.ariaBusy = null;
    }
  };

  root.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || list.node.hidden) return;
    toggleList(false);
    focusPicture();
  });
  addEventListener('online', () => shown && retryTiles(), { signal });
  document.addEventListener('fullscreenchange', updateToolbar, { signal });
  void start();

  return {
    goTo,
    lookAt(view, { duration = 800 } = {}) {
      stage?.turn(0);
      stage?.look(defined(view), duration);
    },
    on: emitter.on,
    setLanguage,
    destroy() {
      if (status === 'destroyed') return;
      status = 'destroyed';
      off.abort(new TourError('destroyed', 'The tour has been taken off the page.'));
      stage?.destroy();
      emitter.clear();
      root.remove();
    },
    get state() {
      const now = shown;
      return {
        status,
        title: now?.model.texts.title ?? null,
        scene: now && stateOf(now, now.scene),
        scenes: now?.model.scenes.map((scene) => stateOf(now, scene)) ?? [],
        view: { ...(stage?.view ?? now?.scene.view ?? { yaw: 0, pitch: 0, zoom: 1 }) },
        language: now?.model.texts.language ?? null,
        languages: now?.model.languages ?? [],
        hotspot: open?.id ?? null,
      };
    },
  };
}

/** Without the properties that are undefined. */
function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
