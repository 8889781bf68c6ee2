type Child = Node | string | null | undefined | false;

/** An element with properties and children. Text is only ever set as text. */
export function createNode<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...(children.filter(Boolean) as (Node | string)[]));
  return element;
}

/** A link to a checked address, in a new tab if wished, with its name for assistive technology. */
export function createLink(href: string, text: string, newTabNote?: string): HTMLAnchorElement {
  const link = createNode('a', { href, rel: 'noopener noreferrer' }, text);
  if (newTabNote) {
    link.target = '_blank';
    link.append(createNode('span', { className: 'hidden' }, ` (${newTabNote})`));
  }
  return link;
}
