import { createNode } from './create-node.ts';
import { createThumbnail } from './thumbnail.ts';

/** A scene in the list. */
export interface SceneEntry {
  id: string;
  title: string;
  thumbnail: string | null;
}

export interface SceneList {
  node: HTMLElement;
  set(entries: readonly SceneEntry[], name: string): void;
  mark(current: string): void;
  /** Shows or hides the list; focus follows. Whether it is shown. */
  toggle(open?: boolean): boolean;
}

/** The scenes of a tour as a strip of pictures. */
export function createSceneList(choose: (id: string) => void): SceneList {
  const list = createNode('ul', {});
  const node = createNode('nav', { className: 'scenes own-keys', hidden: true }, list);
  const buttons = new Map<string, HTMLButtonElement>();
  let current = '';

  const mark = (id: string) => {
    current = id;
    for (const [key, button] of buttons) button.ariaCurrent = key === id ? 'true' : null;
  };
  return {
    node,
    set(entries, name) {
      node.ariaLabel = name;
      buttons.clear();
      list.replaceChildren(
        ...entries.map(({ id, title, thumbnail }) => {
          const onclick = () => choose(id);
          const button = createNode('button', { type: 'button', onclick }, createThumbnail(thumbnail), createNode('span', {}, title));
          buttons.set(id, button);
          return createNode('li', {}, button);
        }),
      );
      mark(current);
    },
    mark,
    toggle(open = !!node.hidden) {
      node.hidden = !open;
      const button = buttons.get(current);
      if (open) button?.focus();
      return open;
    },
  };
}
