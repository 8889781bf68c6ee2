/// <reference types="webxr" />
import { sceneEntries } from '../interface/scene-entries.ts';
import { createSceneList } from '../interface/scene-list.ts';
import shared from '../interface/parts.css';
import css from '../interface/toolbar.css';
import { createToolbar, TOOLBAR_WORDS } from '../interface/toolbar.ts';
import type { Chunk, Part, ToolName, ToolPart, TourCore } from '../tour-core.ts';

const TOOLS: Readonly<Record<ToolName, () => Promise<Chunk<ToolPart>>>> = {
  gallery: () => import('./tools/gallery.ts'),
  plan: () => import('./tools/plan.ts'),
  map: () => import('./tools/map.ts'),
  guide: () => import('./tools/guide.ts'),
  share: () => import('./tools/share.ts'),
  gyroscope: () => import('./tools/gyroscope.ts'),
  vr: () => import('./tools/vr.ts'),
};

/** Places where one tool stands at a time: along the lower edge, and in the upper corner. */
const PLACES: Partial<Record<ToolName, string>> = { guide: 'lower', share: 'lower', plan: 'corner', map: 'corner' };

/** The tools that this tour, page and device have a use for. */
function toolsOf({ options, shown }: TourCore): ReadonlySet<ToolName> {
  const { plans = [], scenes, steps = [] } = shown.loaded.manifest;
  const uses: Record<ToolName, boolean> = {
    // What the strip of scenes does not show at a glance.
    gallery: scenes.length > 4,
    plan: plans.length > 0,
    map: scenes.some(({ position }) => position),
    guide: steps.length > 0,
    share: !!options.shareUrl || !!document.querySelector('link[rel=canonical]'),
    gyroscope: 'DeviceOrientationEvent' in globalThis && matchMedia('(pointer: coarse)').matches,
    vr: 'xr' in navigator,
  };
  return new Set((Object.keys(uses) as ToolName[]).filter((name) => uses[name]));
}

/** The buttons along the lower edge, the title above, and the list of scenes. */
export function mount(core: TourCore): Part {
  core.adopt(shared);
  core.adopt(css);
  const { host, root, controls, signal, options, stage } = core;
  const { autoplay, scenes } = core.shown.loaded.manifest;
  const tools = new Map<ToolName, ToolPart>();
  const clear = (place: string | undefined, but?: ToolName) => {
    for (const [name, part] of tools) if (name !== but && part.isOn && place && PLACES[name] === place) part.toggle();
  };
  const use = (name: ToolName, part: ToolPart) => {
    tools.set(name, part);
    part.toggle();
    if (part.isOn) {
      clear(PLACES[name], name);
      if (PLACES[name] === 'lower') list.toggle(false);
    }
    if (name === 'map' && (options.mapTiles || host.hasAttribute('map-tiles')))
      core.part('map-tiles', () => import('./tools/map-tiles.ts'));
    moved();
  };
  const isFullscreen = () => document.fullscreenElement === host;

  const list = createSceneList((id) => {
    toggle(false);
    core.focusPicture();
    void core.goTo(id);
  });
  const toolbar = createToolbar(
    {
      minimal: options.controls === 'minimal',
      scenes: scenes.length > 1,
      fullscreen: document.fullscreenEnabled,
      turning: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      tools: toolsOf(core),
    },
    {
      near: (name) => core.part(name, TOOLS[name]),
      tool: (name) => core.part(name, TOOLS[name], (part) => use(name, part)),
      zoom: (factor) => stage?.zoom(factor),
      turn: () => stage?.turn(stage.turning ? 0 : autoplay.speed || 4),
      fullscreen: () => void (isFullscreen() ? document.exitFullscreen() : host.requestFullscreen()).catch(reportError),
      list: () => toggle(),
      language: core.setLanguage,
    },
  );
  let headset = false;
  const moved = () => {
    const { model, scene } = core.shown;
    const zoom = stage?.view.zoom ?? 1;
    toolbar.update({
      labels: core.words(TOOLBAR_WORDS),
      title: model.texts.title,
      scene: model.texts.scene(scene).title,
      languages: model.languages,
      language: model.texts.language,
      turning: stage?.turning ?? false,
      fullscreen: isFullscreen(),
      listOpen: !list.node.hidden,
      headset,
      canZoomIn: zoom < scene.view.maxZoom,
      canZoomOut: zoom > scene.view.minZoom,
      on: new Set([...tools].flatMap(([name, part]) => (part.isOn ? name : []))),
    });
  };
  const toggle = (to?: boolean) => {
    // What stands in the same place gives way.
    if (list.toggle(to)) clear('lower');
    moved();
  };
  root.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || list.node.hidden) return;
    toggle(false);
    core.focusPicture();
  });
  const { xr } = navigator;
  // A page that may not use headsets is answered by an error.
  const lookForHeadset = async () => {
    headset = !!(await xr?.isSessionSupported('immersive-vr').catch(() => false));
    if (!signal.aborted) moved();
  };
  xr?.addEventListener('devicechange', () => void lookForHeadset(), { signal });
  void lookForHeadset();
  document.addEventListener('fullscreenchange', moved, { signal });
  controls.append(list.node, toolbar.node);
  if (scenes.some(({ correction }) => correction?.north)) core.part('compass', () => import('./tools/compass.ts'));
  return {
    moved,
    update() {
      const { model, scene } = core.shown;
      list.set(sceneEntries(model), core.words(TOOLBAR_WORDS).scenes);
      list.mark(scene.id);
      moved();
    },
  };
}
