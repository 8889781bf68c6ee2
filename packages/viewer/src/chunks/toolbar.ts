import { sceneEntries } from '../interface/scene-entries.ts';
import { createSceneList } from '../interface/scene-list.ts';
import shared from '../interface/parts.css';
import css from '../interface/toolbar.css';
import { createToolbar, TOOLBAR_WORDS } from '../interface/toolbar.ts';
import type { Part, TourCore } from '../tour-core.ts';

/** The buttons along the lower edge, the title above, and the list of scenes. */
export function mount(core: TourCore): Part {
  core.adopt(shared);
  core.adopt(css);
  const { host, root, controls, signal, options, stage } = core;
  const { autoplay, scenes } = core.shown.loaded.manifest;
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
    },
    {
      zoom: (factor) => stage?.zoom(factor),
      turn: () => stage?.turn(stage.turning ? 0 : autoplay.speed || 4),
      fullscreen: () => void (isFullscreen() ? document.exitFullscreen() : host.requestFullscreen()).catch(reportError),
      list: () => toggle(),
      language: core.setLanguage,
    },
  );
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
      canZoomIn: zoom < scene.view.maxZoom,
      canZoomOut: zoom > scene.view.minZoom,
    });
  };
  const toggle = (to?: boolean) => {
    list.toggle(to);
    moved();
  };
  root.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || list.node.hidden) return;
    toggle(false);
    core.focusPicture();
  });
  document.addEventListener('fullscreenchange', moved, { signal });
  controls.append(list.node, toolbar.node);
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
