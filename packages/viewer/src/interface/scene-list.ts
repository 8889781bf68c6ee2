import { createNode } from './create-node.ts';

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
          const picture = thumbnail ? createNode('img', { src: thumbnail, alt: '', loading: 'lazy', decoding: 'async' }) : null;
          // A picture that is not there leaves its place, not the mark of a broken one.
          if (picture) picture.onerror = () => (picture.style.visibility = 'hidden');
          const button = createNode('button', { type: 'button', onclick: () => choose(id) }, picture, createNode('span', {}, title));
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
