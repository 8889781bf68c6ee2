import { createNode } from '../../interface/create-node.ts';
import css from '../../interface/gallery.css';
import { createGrid } from '../../interface/grid.ts';
import { fill, type TourLabels } from '../../interface/labels.ts';
import panelCss from '../../interface/panel.css';
import { createPanel } from '../../interface/panel.ts';
import shared from '../../interface/parts.css';
import { sceneEntries } from '../../interface/scene-entries.ts';
import type { ToolPart, TourCore } from '../../tour-core.ts';

const WORDS = {
  scenes: 'Scenes',
  close: 'Close',
  searchScenes: 'Search the scenes',
  scenesFound: 'Found: {title}',
} satisfies Partial<TourLabels>;

/** As many pictures are found by looking; with more of them one would rather type. */
const FEW = 12;

/** All scenes of the tour as pictures, over everything else. */
export function mount(core: TourCore): ToolPart {
  core.adopt(shared);
  core.adopt(panelCss);
  core.adopt(css);
  const panel = createPanel(core.root, 'gallery-title');
  const grid = createGrid((id) => {
    panel.close();
    core.focusPicture();
    void core.goTo(id);
  });
  const search = createNode('input', { type: 'search' });
  const found = createNode('p', { className: 'hidden', role: 'status' });
  const body = createNode('div', { className: 'gallery' }, search, found, grid.node);

  const show = (of = search.value) => {
    const { model, scene } = core.shown;
    const count = grid.show(sceneEntries(model), { current: scene.id, of });
    found.textContent = of ? fill(core.words(WORDS).scenesFound, String(count)) : '';
  };
  const content = () => {
    const { scenes, close, searchScenes } = core.words(WORDS);
    panel.relabel(close);
    search.ariaLabel = search.placeholder = searchScenes;
    search.hidden = core.shown.model.scenes.length <= FEW;
    show();
    return { title: scenes, wide: true, body };
  };
  search.oninput = () => show();
  return {
    update() {
      if (!panel.node.hidden) content();
    },
    get isOn() {
      return !panel.node.hidden;
    },
    toggle() {
      if (!panel.node.hidden) return panel.close();
      search.value = '';
      panel.open(content(), core.changed);
      grid.focus();
    },
  };
}
