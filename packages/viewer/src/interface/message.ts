import { createNode } from './create-node.ts';

/** Words over the picture, with a way out. */
export interface Message {
  node: HTMLElement;
  /** `cover` hides the picture behind the words; otherwise they are a bar above it. */
  show(options: { text: string; cover: boolean; action?: { label: string; run: () => void } }): void;
  hide(): void;
}

/** `ground` gets the focus when the words go that have it, if what had it before is gone too. */
export function createMessage(ground: () => void): Message {
  let back: HTMLElement | null = null;
  const focused = () => (node.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
  const node = createNode('div', { className: 'message light', role: 'alert', hidden: true });
  return {
    node,
    show({ text, cover, action }) {
      if (!node.contains(focused())) back = focused();
      node.classList.toggle('cover', cover);
      node.replaceChildren(createNode('p', {}, text));
      if (action) node.append(createNode('button', { type: 'button', className: 'action', onclick: action.run }, action.label));
      node.hidden = false;
    },
    hide() {
      const hadFocus = node.contains(focused());
      node.hidden = true;
      node.replaceChildren();
      if (!hadFocus) return;
      if (back?.isConnected) back.focus({ preventScroll: true });
      else ground();
    },
  };
}
