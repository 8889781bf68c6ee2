import { createNode } from './create-node.ts';
import type { PanelWords } from './panel-words.ts';

/** Says that what a hotspot needs is not there. */
export const unavailable = ({ unavailable: text }: PanelWords): HTMLElement => createNode('p', { className: 'quiet' }, text);

/** A paragraph, if there are words for it, and what follows it. */
export function paragraph(text: string, ...rest: Node[]): DocumentFragment {
  const fragment = new DocumentFragment();
  fragment.append(...(text ? [createNode('p', {}, text)] : []), ...rest);
  return fragment;
}

/** Makes something look like what one presses. */
export function button<T extends HTMLElement>(element: T): T {
  element.classList.add('action');
  return element;
}
