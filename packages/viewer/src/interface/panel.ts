import { createNode } from './create-node.ts';
import { createIcon } from './icons.ts';

/** What a panel shows. */
export interface PanelContent {
  title: string;
  /** Wide for pictures and films, else a sheet at the side. */
  wide: boolean;
  body: Node;
}

/** A dialog inside the tour: focus goes into it and back to where it came from. */
export interface Panel {
  node: HTMLElement;
  open(content: PanelContent, closed: () => void): void;
  /** Replaces what the open panel shows, as after a change of language; focus stays. */
  update(content: PanelContent): void;
  close(): void;
  relabel(close: string): void;
}

/** Puts a panel into `root`; what else is there can't be used while it is open. `id` is the heading's, for each panel of a tour another. */
export function createPanel(root: HTMLElement, id = 'panel-title'): Panel {
  let back: HTMLElement | null = null;
  let whenClosed: (() => void) | null = null;

  const heading = createNode('h2', { id, tabIndex: -1 });
  const dismiss = createNode('button', { type: 'button', className: 'round', onclick: () => close() }, createIcon('M6 6l12 12M18 6L6 18'));
  const body = createNode('div', { className: 'body' });
  const sheet = createNode('section', { className: 'sheet', role: 'dialog' }, createNode('header', {}, heading, dismiss), body);
  sheet.setAttribute('aria-labelledby', id);
  const node = createNode('div', { className: 'panel light own-keys', hidden: true }, sheet);
  root.append(node);
  // A press on the picture beside the sheet closes it, one inside does not.
  node.addEventListener('pointerdown', ({ target }) => target === node && close());
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  });

  const setInert = (inert: boolean) => {
    // What speaks to everybody, as an alert does, goes on while a panel is open.
    for (const part of root.children as HTMLCollectionOf<HTMLElement>)
      if (part !== node && part.role !== 'status' && part.role !== 'alert') part.inert = inert;
  };

  const close = () => {
    if (node.hidden) return;
    node.hidden = true;
    body.replaceChildren();
    setInert(false);
    const closed = whenClosed;
    whenClosed = null;
    back?.focus({ preventScroll: true });
    back = null;
    closed?.();
  };

  const update = ({ title, wide, body: content }: PanelContent) => {
    heading.textContent = title;
    sheet.classList.toggle('wide', wide);
    body.replaceChildren(content);
  };

  return {
    node,
    open(content, closed) {
      const from = node.hidden ? ((node.getRootNode() as ShadowRoot).activeElement as HTMLElement | null) : back;
      whenClosed?.();
      back = from;
      whenClosed = closed;
      update(content);
      node.hidden = false;
      setInert(true);
      body.scrollTop = 0;
      heading.focus({ preventScroll: true });
    },
    update,
    close,
    relabel(text) {
      dismiss.ariaLabel = dismiss.title = text;
    },
  };
}
