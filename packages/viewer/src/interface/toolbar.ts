import { createNode } from './create-node.ts';
import { createIcon } from './icons.ts';
import type { ToolName } from '../tour-core.ts';
import type { TourLabels } from './labels.ts';
import { TOOL_ICONS } from './tool-icons.ts';

/** What the toolbar says, in English. */
export const TOOLBAR_WORDS = {
  scenes: 'Scenes',
  gallery: 'All scenes as pictures',
  language: 'Language',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  play: 'Turn automatically',
  pause: 'Stop turning',
  fullscreen: 'Full screen',
  exitFullscreen: 'Leave full screen',
  plan: 'Floor plan',
  map: 'Map',
  guide: 'Guided tour',
  share: 'Share',
  gyroscope: 'Look around by moving the device',
  vr: 'Look around in a headset',
} satisfies Partial<TourLabels>;

/** Tools that are loaded when they are first used. */
const TOOLS = ['gallery', 'plan', 'map', 'guide', 'share', 'gyroscope', 'vr'] as const;

type IconName = keyof typeof TOOL_ICONS;

/** What the toolbar shows. */
export interface ToolbarState {
  labels: { readonly [K in keyof typeof TOOLBAR_WORDS]: string };
  title: string;
  scene: string;
  languages: readonly string[];
  language: string;
  turning: boolean;
  fullscreen: boolean;
  listOpen: boolean;
  canZoomIn: boolean;
  canZoomOut: boolean;
  /** Whether a headset is there. */
  headset: boolean;
  /** The tools that are on. */
  on: ReadonlySet<ToolName>;
}

export interface Toolbar {
  node: HTMLElement;
  update(state: ToolbarState): void;
}

/** The buttons along the lower edge and the title above. `minimal` leaves out all but zoom and full screen. */
export function createToolbar(
  options: { minimal: boolean; scenes: boolean; fullscreen: boolean; turning: boolean; tools: ReadonlySet<ToolName> },
  on: {
    near(tool: ToolName): void;
    tool(tool: ToolName): void;
    zoom(factor: number): void;
    turn(): void;
    fullscreen(): void;
    list(): void;
    language(tag: string): void;
  },
): Toolbar {
  const tool = (icon: IconName, onclick: () => void) =>
    createNode('button', { type: 'button', className: 'round', onclick }, createIcon(TOOL_ICONS[icon]));
  const name = (button: HTMLButtonElement, text: string) => {
    if (button.ariaLabel !== text) button.ariaLabel = button.title = text;
  };
  const swap = (button: HTMLButtonElement, icon: IconName, text: string) => {
    if (button.ariaLabel !== text) button.replaceChildren(createIcon(TOOL_ICONS[icon]));
    name(button, text);
  };

  const full = !options.minimal;
  const list = tool('scenes', on.list);
  const extra = TOOLS.filter((each) => full && options.tools.has(each)).map((each) => {
    const button = tool(each, () => on.tool(each));
    button.onpointerdown = () => on.near(each);
    return [each, button] as const;
  });
  const turning = tool('play', on.turn);
  const zoomOut = tool('zoomOut', () => on.zoom(1 / 1.4));
  const zoomIn = tool('zoomIn', () => on.zoom(1.4));
  const fullscreen = tool('fullscreen', on.fullscreen);
  const language = createNode('select', { onchange: () => on.language(language.value) });
  const title = createNode('p', { className: 'title' });
  const scene = createNode('p', { className: 'scene' });

  const tools = createNode(
    'div',
    { className: 'tools', role: 'group' },
    full && options.scenes && list,
    ...extra.map(([, button]) => button),
    full && options.turning && turning,
    zoomOut,
    zoomIn,
    full && language,
    options.fullscreen && fullscreen,
  );
  const node = createNode('div', { className: 'toolbar' }, full && createNode('div', { className: 'heading' }, title, scene), tools);

  let languages = '';
  return {
    node,
    update(state) {
      const { labels } = state;
      title.textContent = state.title;
      scene.textContent = state.scene === state.title ? '' : state.scene;
      name(list, labels.scenes);
      list.ariaExpanded = String(state.listOpen);
      for (const [each, button] of extra) {
        name(button, labels[each]);
        const isOn = String(state.on.has(each));
        if (each === 'gyroscope' || each === 'vr') button.ariaPressed = isOn;
        else button.ariaExpanded = isOn;
        if (each === 'vr') button.hidden = !state.headset;
      }
      swap(turning, state.turning ? 'pause' : 'play', state.turning ? labels.pause : labels.play);
      name(zoomIn, labels.zoomIn);
      name(zoomOut, labels.zoomOut);
      // aria-disabled keeps the focus where it is; a disabled button would lose it at the limit.
      zoomIn.ariaDisabled = String(!state.canZoomIn);
      zoomOut.ariaDisabled = String(!state.canZoomOut);
      swap(fullscreen, state.fullscreen ? 'exitFullscreen' : 'fullscreen', state.fullscreen ? labels.exitFullscreen : labels.fullscreen);
      language.ariaLabel = labels.language;
      language.hidden = state.languages.length < 2;
      if (languages !== state.languages.join()) {
        languages = state.languages.join();
        language.replaceChildren(...state.languages.map((tag) => createNode('option', { value: tag, lang: tag }, languageName(tag))));
      }
      language.value = state.language;
    },
  };
}

/** The name of a language in itself. */
function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  } catch (error) {
    // The tag is not well-formed; it still names itself.
    if (error instanceof RangeError) return tag;
    throw error;
  }
}
