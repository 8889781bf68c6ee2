import type { HotspotContent, ManifestMedia, PictureContent, RichText } from '../manifest-types.ts';
import type { TourAction } from '../types.ts';
import { createLink, createNode } from './create-node.ts';
import { createIcon } from './icons.ts';
import type { TourLabels } from './labels.ts';
import { renderRichText } from './render-rich-text.ts';
import { isSafeUrl } from './safe-url.ts';

/** What the content of a hotspot may use. */
export interface ContentContext {
  labels: TourLabels;
  language: string;
  /** A media file with its absolute address, or null when the tour has none of this id. */
  media(id: string): (ManifestMedia & { url: string }) | null;
  /** Asks the host page to act. Whether it does. */
  act(action: TourAction): boolean;
  /** Custom elements that the host page allows tours to show. */
  elements: readonly string[];
}

/** Types whose panel is wide. */
export const WIDE: ReadonlySet<string> = new Set(['image', 'gallery', 'video']);

/** What a hotspot of any type carries, as nodes. */
export function renderContent(content: HotspotContent, context: ContentContext): Node {
  const { labels } = context;
  switch (content.type) {
    case 'info':
      return renderRichText(content.body, labels.newTab);
    case 'image':
      return renderPicture(content.image, context);
    case 'gallery':
      return renderGallery(content.images, context);
    case 'video':
    case 'audio':
      return renderMedia(content, context);
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
    case 'quiz':
      return renderQuiz(content, context);
    case 'form':
      return renderForm(content, context);
    case 'booking':
      return renderAction({ type: 'booking', serviceSlug: content.serviceSlug }, content.label, context);
    case 'event':
      return renderAction({ type: 'event', eventSlug: content.eventSlug }, content.label, context);
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
}

const unavailable = ({ unavailable: text }: TourLabels) => createNode('p', { className: 'quiet' }, text);

function paragraph(text: string, ...rest: Node[]): DocumentFragment {
  const fragment = new DocumentFragment();
  fragment.append(...(text ? [createNode('p', {}, text)] : []), ...rest);
  return fragment;
}

function button<T extends HTMLElement>(element: T): T {
  element.classList.add('action');
  return element;
}

function renderPicture({ mediaId, alt, caption }: PictureContent, { media, labels }: ContentContext): Node {
  const file = media(mediaId);
  if (!file) return unavailable(labels);
  const image = createNode('img', { src: file.url, alt, decoding: 'async' });
  if (file.width && file.height) Object.assign(image, { width: file.width, height: file.height });
  return createNode('figure', {}, image, caption && createNode('figcaption', {}, caption));
}

function renderGallery(images: PictureContent[], context: ContentContext): Node {
  const { labels } = context;
  const count = createNode('span', { className: 'quiet', role: 'status' });
  const strip = createNode('div', { className: 'strip', tabIndex: 0 }, ...images.map((image) => renderPicture(image, context)));
  let at = 0;
  const note = () => (count.textContent = `${at + 1} / ${images.length}`);
  const show = (to: number) => {
    at = Math.min(Math.max(to, 0), images.length - 1);
    strip.children[at]!.scrollIntoView({ block: 'nearest', inline: 'start' });
    note();
  };
  strip.onscrollend = () => {
    at = Math.round(Math.abs(strip.scrollLeft) / strip.clientWidth);
    note();
  };
  const step = (name: 'previous' | 'next', by: number) =>
    createNode('button', { type: 'button', className: 'round', ariaLabel: labels[name], onclick: () => show(at + by) }, createIcon(name));
  note();
  return paragraph('', strip, createNode('div', { className: 'steps' }, step('previous', -1), count, step('next', 1)));
}

function transcriptOf(text: RichText | undefined, { labels }: ContentContext): Node[] {
  return text ? [createNode('details', {}, createNode('summary', {}, labels.transcript), renderRichText(text, labels.newTab))] : [];
}

function renderMedia(content: Extract<HotspotContent, { type: 'video' | 'audio' }>, context: ContentContext): Node {
  const { media, labels, language } = context;
  const file = media(content.mediaId);
  if (!file) return unavailable(labels);
  const player = createNode(content.type, { src: file.url, controls: true, preload: 'metadata' });
  if (player instanceof HTMLVideoElement) player.playsInline = true;
  const captions = content.type === 'video' && content.captionsMediaId ? media(content.captionsMediaId) : null;
  if (captions) {
    player.crossOrigin = 'anonymous';
    player.append(createNode('track', { kind: 'captions', src: captions.url, srclang: language, label: labels.captions, default: true }));
  }
  return paragraph('', player, ...transcriptOf(content.transcript, context));
}

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

function renderQuiz(content: Extract<HotspotContent, { type: 'quiz' }>, { labels }: ContentContext): Node {
  const several = content.options.filter(({ correct }) => correct).length > 1;
  const inputs = content.options.map(() => createNode('input', { type: several ? 'checkbox' : 'radio', name: 'answer' }));
  const options = content.options.map(({ text }, index) => createNode('label', { className: 'option' }, inputs[index], text));
  const result = createNode('div', { role: 'status' });
  const onsubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const right = content.options.every(({ correct }, index) => inputs[index]!.checked === correct);
    result.replaceChildren(createNode('p', { className: 'price' }, right ? labels.right : labels.wrong));
    if (right && content.explanation) result.append(renderRichText(content.explanation, labels.newTab));
  };
  return createNode(
    'form',
    { onsubmit },
    createNode('fieldset', {}, createNode('legend', {}, content.question), ...options),
    button(createNode('button', { type: 'submit' }, labels.check)),
    result,
  );
}

function renderForm(content: Extract<HotspotContent, { type: 'form' }>, context: ContentContext): Node {
  const { labels } = context;
  const fields = content.fields.map(({ name, label, kind, required }) => {
    const input = kind === 'textarea' ? createNode('textarea', { rows: 4 }) : createNode('input', { type: kind });
    Object.assign(input, { name, required });
    const words = required ? `${label} (${labels.required})` : label;
    return kind === 'checkbox'
      ? createNode('label', { className: 'option' }, input, words)
      : createNode('label', { className: 'field' }, words, input);
  });
  const status = createNode('p', { className: 'quiet', role: 'status' });
  const onsubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const entries = new FormData(event.currentTarget as HTMLFormElement).entries();
    const values = Object.fromEntries([...entries].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]));
    status.textContent = context.act({ type: 'form', values }) ? '' : labels.unavailable;
  };
  return createNode('form', { onsubmit }, ...fields, button(createNode('button', { type: 'submit' }, content.submitLabel)), status);
}

/** A custom element only if the host page has named it: a tour must not be able to start any element that a page happens to have. */
function renderCustom({ element, data }: Extract<HotspotContent, { type: 'custom' }>, { elements, labels }: ContentContext): Node {
  if (!elements.includes(element) || !customElements.get(element)) return unavailable(labels);
  return Object.assign(document.createElement(element), { data: { ...data } });
}
