import { createEmitter } from './emitter.ts';
import css from './interface/core.css';
import { createNode } from './interface/create-node.ts';
import { createHotspotLayer } from './interface/hotspot-layer.ts';
import { CORE_ICONS } from './interface/icons.ts';
import { CORE_WORDS, fill, type TourLabels } from './interface/labels.ts';
import { createLost } from './interface/lost.ts';
import { createMessage } from './interface/message.ts';
import { createStage, type Stage } from './interface/stage.ts';
import { adoptStyles } from './interface/styles.ts';
import type { HotspotContent, ManifestHotspot, ManifestScene } from './manifest-types.ts';
import { createOpener } from './open-hotspot.ts';
import { createGl } from './renderer/gl.ts';
import { createRenderer, type Transition } from './renderer/renderer.ts';
import { own } from './own.ts';
import { savesData } from './saves-data.ts';
import type { Shown, TourCore } from './tour-core.ts';
import { createParts } from './tour-parts.ts';
import type { DeepLink } from './tour/deep-link.ts';
import { hotspotEntries } from './tour/hotspot-entries.ts';
import { loadManifest, type LoadedManifest } from './tour/load-manifest.ts';
import { textDirection } from './tour/localize-tour.ts';
import { TourError } from './tour/tour-error.ts';
import { openTour, type TourModel } from './tour/tour-model.ts';
import { clampView, type View } from './tour/view.ts';
import type { EmitTourEvent, SceneState, Tour, TourEvents, TourOptions, TourPlugin } from './types.ts';

/**
 * Puts a tour into a shadow root; `host` gets the DOM events, `options` inherit nothing. Here the renderer, the tour and the interface meet. What a first picture
 * with hotspots and keys does not need is a part that is loaded later.
 */
export function mountTour(shadow: ShadowRoot, host: HTMLElement, options: TourOptions): Tour {
  const emitter = createEmitter<TourEvents>();
  const off = new AbortController();
  const { signal } = off;
  let status: Tour['state']['status'] = 'loading';
  let shown: Shown | null = null;
  let language = options.language;
  let given: Partial<TourLabels> | undefined;
  /** Counts what visitors ask for: what comes late and is wanted no more is dropped. */
  let entering = 0;

  const emit: EmitTourEvent = (name, detail) => {
    emitter.emit(name, detail);
    return host.dispatchEvent(
      new CustomEvent(`belvedere:${name}`, { detail, bubbles: true, composed: true, cancelable: name === 'action' }),
    );
  };
  const words = <W extends Partial<TourLabels>>(english: W): W => ({ ...english, ...given });

  const live = createNode('div', { className: 'hidden', role: 'status' });
  const canvas = createNode('canvas', { tabIndex: 0, role: 'application' });
  const controls = createNode('div', { className: 'controls' });
  const spinner = createNode('div', { className: 'spinner', hidden: true });
  const message = createMessage(() => focusPicture());
  const hotspots = createHotspotLayer({
    activate: (hotspot) => activate(hotspot),
    reach: (hotspot) => reach(hotspot),
    // What a press will need is fetched while the finger is on its way.
    near: ({ content, target }) => target === null && !savesData() && parts.warm(content.type),
  });
  const root = createNode('div', { className: 'root', role: 'region' }, canvas, hotspots.node, spinner, controls, live, message.node);
  adoptStyles(shadow, css);
  shadow.append(root);
  /** What has the focus when nothing more special has. */
  let ground: HTMLElement = canvas;
  const focusPicture = () => ground.focus({ preventScroll: true });
  const hasFocus = (node: HTMLElement) => node.contains(shadow.activeElement);

  // What the first picture waits for is under way while the graphics start, which blocks.
  let loading: Promise<LoadedManifest> | null = loadManifest(options.src, signal);
  const stage: Stage | null = createStage({
    canvas,
    keys: root,
    renderer: createRenderer,
    framed(moved) {
      hotspots.update(place);
      if (!moved || !stage) return;
      emit('view', { ...stage.view });
      if (shown) parts.moved();
    },
    turned: () => shown && parts.moved(),
    sharp: () => shown && emit('sharp', { scene: shown.scene.id }),
    failed: (cause) => lost.add(new TourError('tiles_unreachable', 'A tile is missing.', { cause }), retryTiles),
  });
  const place: Stage['place'] = (direction) => stage?.place(direction) ?? null;
  const retryTiles = () => stage?.retry();
  if (!stage) for (const node of [canvas, hotspots.node]) node.remove();

  const lost = createLost({
    message,
    labels: () => words(CORE_WORDS),
    tell: (error) => !signal.aborted && emit('error', error),
  });

  /** Turns to a hotspot that the keyboard has reached; what is well in view stays where it is. */
  const reach = ({ yaw, pitch }: ManifestHotspot) => {
    const point = place({ yaw, pitch });
    const inside = (at: number, length: number) => at > length * 0.1 && at < length * 0.9;
    if (!point || !inside(point.x, canvas.clientWidth) || !inside(point.y, canvas.clientHeight)) stage?.face({ yaw, pitch }, 500);
  };

  const stateOf = ({ texts }: TourModel, scene: ManifestScene): SceneState => ({
    id: scene.id,
    key: scene.key,
    title: texts.scene(scene).title,
  });
  const entries = () => (shown ? hotspotEntries(shown, (title) => fill(words(CORE_WORDS).leadsTo, title)) : []);

  /** Writes every word of the interface in the present language. */
  const updateTexts = ({ model, scene }: Shown) => {
    const { texts } = model;
    const { title, description } = texts.scene(scene);
    const { panorama, help, pointsOfInterest } = words(CORE_WORDS);
    root.lang = texts.language;
    root.dir = textDirection(texts.language);
    root.ariaLabel = texts.title;
    canvas.ariaLabel = fill(panorama, title);
    canvas.ariaDescription = [description, help].filter(Boolean).join(' ');
    hotspots.node.ariaLabel = pointsOfInterest;
    hotspots.set(entries());
    hotspots.update(place);
    parts.update();
  };

  const report = (hotspot: ManifestHotspot, isOpen: boolean) => {
    if (!shown) return;
    const { title, content } = shown.model.texts.hotspot(hotspot);
    emit('hotspot', { id: hotspot.id, type: content.type, title, open: isOpen });
  };
  const opener = createOpener({
    usePanel: (type) => parts.usePanel(type),
    lost: lost.add,
    report,
    signal,
  });
  const activate = (hotspot: ManifestHotspot) => {
    const target = shown?.model.target(hotspot);
    stage?.turn(0);
    if (!shown || !target) return void opener.open(hotspot);
    report(hotspot, true);
    const { transition: kind = 'fade', view = {} } = hotspot.content as Partial<Extract<HotspotContent, { type: 'navigation' }>>;
    void enter(shown, target, { kind, view: defined(view) });
  };

  const enter = async (
    { loaded, model }: Pick<Shown, 'loaded' | 'model'>,
    scene: ManifestScene,
    { view = {}, kind }: { view?: Partial<View>; kind: Transition['kind'] },
  ) => {
    const turn = ++entering;
    const from = shown?.scene ?? null;
    const { bounds } = scene.view;
    const confineTo = bounds && (await parts.use('bounds').catch(() => null));
    await stage?.show(model.source(scene), {
      view: clampView({ ...scene.view, ...defined(view) }, scene.view, scene.view),
      limits: scene.view,
      kind,
      confine: bounds && confineTo?.(bounds),
    });
    if (turn !== entering || signal.aborted) return;
    opener.close();
    lost.retry();
    // The button that was pressed goes with its scene: focus must not fall back to the page.
    const focused = hasFocus(hotspots.node) || (ground !== canvas && hasFocus(ground));
    // The language may have changed on the way.
    shown = { loaded, model: shown?.model ?? model, scene };
    updateTexts(shown);
    if (focused) focusPicture();
    const state = stateOf(shown.model, scene);
    if (from) live.textContent = fill(words(CORE_WORDS).entered, state.title);
    emit('scene', { ...state, from: from?.id ?? null });
    if (!savesData()) stage?.preload(model.neighbours(scene).map((next) => model.source(next)));
  };

  const goTo: Tour['goTo'] = async (name, view = {}) => {
    const scene = shown?.model.scene(name);
    if (!shown || !scene) throw new TourError('scene_unknown', `No scene ${JSON.stringify(name)}.`);
    await enter(shown, scene, { view, kind: 'fade' });
  };

  const openIn = (loaded: LoadedManifest): TourModel => {
    const model = openTour(loaded, language, options.locate);
    given = typeof options.labels === 'function' ? options.labels(model.texts.language) : options.labels;
    return model;
  };

  const setLanguage = (wished: string) => {
    language = wished;
    if (!shown) return;
    shown = { ...shown, model: openIn(shown.loaded) };
    updateTexts(shown);
    emit('language', { language: shown.model.texts.language });
  };

  const core: TourCore = {
    options,
    host,
    root,
    controls,
    stage,
    signal,
    words,
    entries,
    emit,
    goTo,
    setLanguage,
    activate,
    focusPicture,
    addIcons: hotspots.addIcons,
    createStage,
    createRenderer,
    createGl,
    changed: () => parts.moved(),
    part: (name, load, use) =>
      void parts.mount(name, load).then(use, (error: unknown) => lost.add(error, () => core.part(name, load, use))),
    adopt: (sheet) => adoptStyles(shadow, sheet),
    get shown() {
      return shown!;
    },
  };
  const parts = createParts(core);

  /** Puts a part in place that nobody has asked for; the tour works without it. */
  const add = (name: 'toolbar' | 'looks' | 'address') => void parts.use(name).catch((error: unknown) => lost.add(error, () => add(name)));

  /** The place that the address of the page names: read before there is a picture. For an address without one there is time. */
  const readAddress = async (): Promise<DeepLink | undefined> => {
    if (!options.deepLink || !location.hash) return undefined;
    const address = await parts.use('address').catch(() => null);
    return address?.link();
  };

  /** What is closed may open for somebody who knows a word. */
  const askAtGate = async (error: TourError): Promise<LoadedManifest> => {
    if ((error.cause as Partial<Response> | undefined)?.status !== 403) throw error;
    return (await parts.use('gate'))(error);
  };

  const plug = (plugin: TourPlugin) => {
    const layer = createNode('div', { className: 'layer' });
    controls.before(layer);
    try {
      plugin({ tour, layer, signal });
    } catch (error) {
      reportError(error);
    }
  };

  const start = async () => {
    status = 'loading';
    message.hide();
    // A sign that turns costs frames, which the first picture is late by: most pictures are there before anybody wonders.
    const slow = setTimeout(() => (spinner.hidden = false), 300);
    root.ariaBusy = 'true';
    try {
      const coming = loading ?? loadManifest(options.src, signal);
      loading = null;
      const [loaded, link] = await Promise.all([coming.catch(askAtGate), readAddress()]);
      const model = openIn(loaded);
      const { manifest } = loaded;
      const first = [link?.scene, options.scene, manifest.start].map((name) => model.scene(name)).find(Boolean) ?? manifest.scenes[0]!;
      const view = { yaw: options.yaw, pitch: options.pitch, zoom: options.zoom, ...link };
      const isPlain = ({ icon, content, animation, area }: ManifestHotspot) =>
        !area && animation.type === 'none' && Object.hasOwn(CORE_ICONS, icon.path ?? content.type);
      if (manifest.nadir || options.branding || manifest.scenes.some((scene) => scene.source || !scene.hotspots.every(isPlain)))
        add('looks');
      await enter({ loaded, model }, first, { view: defined(view), kind: 'none' });
      if (!stage) ground = (await parts.use('flat')).node;
      if (signal.aborted) return;
      status = 'ready';
      if (!stage) emit('error', new TourError('webgl_missing', 'There is no WebGL2.'));
      emit('ready', { id: manifest.id, title: model.texts.title });
      if (options.autoplay ?? manifest.autoplay.enabled) stage?.turn(manifest.autoplay.speed);
      if (options.deepLink) add('address');
      for (const plugin of options.plugins ?? []) plug(plugin);
      if (stage && options.controls !== 'none') add('toolbar');
    } catch (error) {
      if (signal.aborted) return;
      status = 'failed';
      const failure = error instanceof TourError ? error : new TourError('manifest_invalid', 'There is no tour.', { cause: error });
      emit('error', failure);
      const { unreachable, invalid, retry: label } = words(CORE_WORDS);
      const text = failure.code.endsWith('_unreachable') ? unreachable : invalid;
      message.show({ text, cover: true, action: { label, run: () => void start() } });
    } finally {
      clearTimeout(slow);
      spinner.hidden = true;
      root.ariaBusy = null;
    }
  };

  addEventListener('online', () => shown && lost.retry(), { signal });
  void start();

  const tour: Tour = {
    goTo,
    getView: () => ({ ...(stage?.view ?? shown?.scene.view ?? { yaw: 0, pitch: 0, zoom: 1 }) }),
    screenToSphere: (point) => (shown && stage ? stage.directionAt(point) : null),
    project: (direction) => shown && place(direction),
    lookAt(view, how = {}) {
      stage?.turn(0);
      stage?.look(defined(view), own(how).duration ?? 800);
    },
    focus: focusPicture,
    on: emitter.on,
    setLanguage,
    destroy() {
      if (signal.aborted) return;
      status = 'destroyed';
      off.abort(new TourError('destroyed', 'The tour is gone.'));
      stage?.destroy();
      emitter.clear();
      root.remove();
    },
    get state() {
      const { loaded, model, scene }: Partial<Shown> = shown ?? {};
      return {
        status,
        title: model?.texts.title ?? null,
        id: loaded?.manifest.id ?? null,
        scene: model && scene ? stateOf(model, scene) : null,
        scenes: model?.scenes.map((each) => stateOf(model, each)) ?? [],
        hotspots: (model && scene?.hotspots.map(({ id, yaw, pitch }) => ({ id, yaw, pitch }))) ?? [],
        view: tour.getView(),
        language: model?.texts.language ?? null,
        languages: model?.languages ?? [],
        hotspot: opener.current?.id ?? null,
      };
    },
  };
  return tour;
}

/** Without the properties that are undefined. */
function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
