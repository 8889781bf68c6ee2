import type { Direction } from '@belvedere/manifest';
import type { ManifestHotspot } from '../manifest-types.ts';
import type { HotspotEntry } from '../tour/hotspot-entries.ts';
import { createNode } from './create-node.ts';
import { CORE_ICONS, createIcon, type Icons } from './icons.ts';

/** The hotspots of a scene: real buttons that follow the picture. */
export interface HotspotLayer {
  node: HTMLElement;
  /** Shows other hotspots, in reading order. Buttons of hotspots that stay are kept, and focus with them. */
  set(entries: readonly HotspotEntry[]): void;
  /** Moves the buttons; `place` answers pixels from the top left, or null for what is behind. */
  update(place: (direction: Direction) => { x: number; y: number } | null): void;
  /** Icons that have come later. */
  addIcons(icons: Icons): void;
}

/** Whether dark ink is easier to read on a colour than white: WCAG contrast, with a gamma of 2.2, where both are about equal. */
function needsDarkInk(color: string): boolean {
  const channel = (at: number) => (Number.parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2;
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) > 0.179;
}

/** `activate` is called when one is pressed, `reach` when one gets the keyboard's focus, `near` when a pointer or focus comes. */
export function createHotspotLayer(events: {
  activate: (hotspot: ManifestHotspot) => void;
  near: (hotspot: ManifestHotspot) => void;
  reach: (hotspot: ManifestHotspot) => void;
}): HotspotLayer {
  const node = createNode('div', { className: 'hotspots', role: 'group' });
  let icons = CORE_ICONS;
  let isComplete = false;
  let shown = new Map<string, { entry: HotspotEntry; button: HTMLButtonElement; face: HTMLElement; label: HTMLElement }>();

  /** The built-in icon that it names, or that of its type. */
  const drawIcon = (face: HTMLElement, { icon, content }: ManifestHotspot) => {
    const name = [icon.path, content.type, isComplete ? 'custom' : null].find((each) => each !== null && Object.hasOwn(icons, each));
    if (name) face.replaceChildren(createIcon(icons[name] ?? ''));
  };

  const create = (entry: HotspotEntry) => {
    const { icon, animation, content } = entry.hotspot;
    const label = createNode('span', { className: 'label' });
    const face = createNode('span', { className: 'face' });
    drawIcon(face, entry.hotspot);
    const button = createNode('button', { type: 'button', className: 'hotspot' }, face, label);
    button.dataset['type'] = content.type;
    button.dataset['animation'] = animation.type;
    const set = (name: string, value: string | number) => button.style.setProperty(name, String(value));
    set('--color', icon.color);
    set('--ink', needsDarkInk(icon.color) ? '#111' : '#fff');
    set('--size', icon.size);
    set('--speed', animation.speed);
    return { entry, button, face, label };
  };

  return {
    node,
    set(entries) {
      const next: typeof shown = new Map();
      for (const entry of entries) {
        const item = shown.get(entry.hotspot.id) ?? create(entry);
        item.entry = entry;
        item.button.ariaLabel = entry.name;
        item.label.textContent = entry.title;
        item.button.onclick = () => events.activate(entry.hotspot);
        item.button.onpointerenter = () => events.near(entry.hotspot);
        item.button.onfocus = () => {
          events.near(entry.hotspot);
          if (item.button.matches(':focus-visible')) events.reach(entry.hotspot);
        };
        next.set(entry.hotspot.id, item);
      }
      for (const [id, { button }] of shown) if (!next.has(id)) button.remove();
      shown = next;
      // Only what is not in its place is moved: moving a focused button would take its focus.
      [...next.values()].forEach(({ button }, index) => {
        if (node.children[index] !== button) node.insertBefore(button, node.children[index] ?? null);
      });
    },
    update(place) {
      for (const { entry, button } of shown.values()) {
        const point = place(entry.hotspot);
        // Behind the viewer it stays in the tab order: focus turns the view to it.
        button.classList.toggle('behind', !point);
        if (point) button.style.transform = `translate(${point.x.toFixed(1)}px,${point.y.toFixed(1)}px)`;
      }
    },
    addIcons(more) {
      icons = { ...icons, ...more };
      isComplete = true;
      for (const { entry, face } of shown.values()) drawIcon(face, entry.hotspot);
    },
  };
}
