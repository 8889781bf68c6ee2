import type { HotspotContent } from '../manifest-types.ts';
import type { ContentContext, ContentRenderer } from '../tour-core.ts';
import type { TourAction } from '../types.ts';
import { button, paragraph, unavailable } from './content-parts.ts';
import { createLink, createNode } from './create-node.ts';
import { renderRichText } from './render-rich-text.ts';
import { isSafeUrl } from './safe-url.ts';

/** Words, links, and what is handed to the page; what a tour says of a type that is not known is unavailable. */
export const renderContent: ContentRenderer = (content, context) => {
  const { labels } = context;
  switch (content.type) {
    case 'info':
      return renderRichText(content.body, labels.newTab);
    case 'document': {
      const file = context.media(content.mediaId);
      if (!file) return unavailable(labels);
      return paragraph(content.label, button(createLink(file.url, labels.openDocument, labels.newTab)));
    }
    case 'link':
      if (!isSafeUrl(content.href)) return unavailable(labels);
      return paragraph('', button(createLink(content.href, content.label, content.newTab ? labels.newTab : undefined)));
    case 'product':
      return renderProduct(content, context);
    case 'booking':
      return renderAction({ type: 'booking', serviceSlug: content.serviceSlug }, content.label, context);
    case 'chat':
      return paragraph(content.greeting, renderAction({ type: 'chat' }, labels.startChat, context));
    case 'custom':
      return renderCustom(content, context);
    // A link whose scene is gone: the visitor learns that, and can go on.
    case 'navigation':
      return unavailable(labels);
    default:
      return unavailable(labels);
  }
};

function renderProduct(content: Extract<HotspotContent, { type: 'product' }>, { labels, language }: ContentContext): Node {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency: content.currency });
  const price = format.format(content.priceMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  const link = isSafeUrl(content.href) && button(createLink(content.href, labels.buy, labels.newTab));
  return paragraph(content.name, createNode('p', { className: 'price' }, price), ...(link ? [link] : []));
}

/** A button that asks the host page to act, and says so when nobody does. */
function renderAction(action: TourAction, label: string, context: ContentContext): Node {
  const status = createNode('p', { className: 'quiet', role: 'status' });
  const onclick = () => {
    status.textContent = context.act(action) ? '' : context.labels.unavailable;
  };
  return paragraph('', button(createNode('button', { type: 'button', onclick }, label)), status);
}

/** A custom element only if the host page has named it: a tour must not be able to start any element that a page happens to have. */
function renderCustom({ element, data }: Extract<HotspotContent, { type: 'custom' }>, { elements, labels }: ContentContext): Node {
  if (!elements.includes(element) || !customElements.get(element)) return unavailable(labels);
  return Object.assign(document.createElement(element), { data: { ...data } });
}
