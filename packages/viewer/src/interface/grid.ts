import { createNode } from './create-node.ts';
import type { SceneEntry } from './scene-list.ts';
import { createThumbnail } from './thumbnail.ts';

/** Scenes as pictures in rows. */
export interface Grid {
  node: HTMLElement;
  /** Shows those whose title has the words that are looked for. How many there are. */
  show(entries: readonly SceneEntry[], options: { current: string; of: string }): number;
  /** Puts the focus on the present scene. */
  focus(): void;
}

/** As people type it: accents and capitals are left out. */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Tab goes through them as through any list; the arrows, Home and End go as the eye does. */
export function createGrid(choose: (id: string) => void): Grid {
  const node = createNode('ul', { className: 'grid' });
  const buttons = () => [...node.querySelectorAll('button')];

  node.addEventListener('keydown', (event) => {
    const all = buttons();
    const at = all.indexOf(event.target as HTMLButtonElement);
    const top = (button: HTMLElement | undefined) => button?.getBoundingClientRect().top;
    const columns = all.filter((button) => top(button) === top(all[0])).length;
    const forward = getComputedStyle(node).direction === 'rtl' ? -1 : 1;
    const to: Record<string, number> = {
      ArrowLeft: at - forward,
      ArrowRight: at + forward,
      ArrowUp: at - columns,
      ArrowDown: at + columns,
      Home: 0,
      End: all.length - 1,
    };
    if (at < 0 || !Object.hasOwn(to, event.key)) return;
    event.preventDefault();
    all[to[event.key]!]?.focus();
  });
  return {
    node,
    show(entries, { current, of }) {
      const wanted = plain(of.trim());
      const found = entries.filter(({ title }) => plain(title).includes(wanted));
      node.replaceChildren(
        ...found.map(({ id, title, thumbnail }) => {
          const button = createNode(
            'button',
            { type: 'button', ariaCurrent: id === current ? 'true' : null, onclick: () => choose(id) },
            createNode('span', { className: 'picture' }, createThumbnail(thumbnail)),
            createNode('span', { className: 'name' }, title),
          );
          return createNode('li', {}, button);
        }),
      );
      return found.length;
    },
    focus() {
      (node.querySelector<HTMLElement>('[aria-current]') ?? buttons()[0])?.focus();
    },
  };
}
