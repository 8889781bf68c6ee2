import { createNode } from './create-node.ts';

/** Words over the picture, with a way out. */
export interface Message {
  node: HTMLElement;
  /** `cover` hides the picture behind the words; otherwise they are a bar above it. */
  show(options: { text: string; cover: boolean; action?: { label: string; run: () => void } }): void;
  hide(): void;
}

export function createMessage(): Message {
  const node = createNode('div', { className: 'message', role: 'alert', hidden: true });
  return {
    node,
    show({ text, cover, action }) {
      node.classList.toggle('cover', cover);
      node.replaceChildren(createNode('p', {}, text));
      if (action) node.append(createNode('button', { type: 'button', className: 'action', onclick: action.run }, action.label));
      node.hidden = false;
    },
    hide() {
      node.hidden = true;
      node.replaceChildren();
    },
  };
}
