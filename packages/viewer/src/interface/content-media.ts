import type { HotspotContent, ManifestMedia, PictureContent, RichText } from '../manifest-types.ts';
import type { ContentContext, ShowSphere } from '../tour-core.ts';
import { paragraph, unavailable } from './content-parts.ts';
import { createNode } from './create-node.ts';
import { createIcon } from './icons.ts';
import { renderRichText } from './render-rich-text.ts';

/** What pictures may use besides what any content may. */
type MediaContext = ContentContext & { showSphere: ShowSphere };

/** Pictures, films and sound; `showSphere` is for those of the whole sphere. */
export function renderMediaContent(content: HotspotContent, given: ContentContext, showSphere: ShowSphere): Node | null {
  const context = { ...given, showSphere };
  switch (content.type) {
    case 'image':
      return renderPicture(content.image, context);
    case 'gallery':
      return renderGallery(content.images, context);
    case 'video':
    case 'audio':
      return renderMedia(content, context);
    default:
      return null;
  }
}

const ICONS = { previous: 'M15 5l-7 7 7 7', next: 'M9 5l7 7-7 7' } as const;

function renderPicture({ mediaId, alt, caption }: PictureContent, context: MediaContext): Node {
  const { media, labels } = context;
  const file = media(mediaId);
  if (!file) return unavailable(labels);
  const image = createNode('img', { alt, decoding: 'async' });
  if (file.projection === 'equirectangular') image.crossOrigin = 'anonymous';
  image.src = file.url;
  if (file.width && file.height) Object.assign(image, { width: file.width, height: file.height });
  return createNode('figure', {}, allRound(image, file, context) ?? image, caption && createNode('figcaption', {}, caption));
}

/** The place where a picture of the whole sphere is looked at, or null for a flat one. */
function allRound(
  picture: HTMLImageElement | HTMLVideoElement,
  { projection, stereo, alt }: ManifestMedia,
  { showSphere, title, signal }: MediaContext,
): HTMLElement | null {
  if (projection !== 'equirectangular') return null;
  const place = createNode('div', { className: 'sphere' });
  const name = (picture instanceof HTMLImageElement && picture.alt) || alt || title;
  showSphere(place, picture, { name, stereo, signal });
  return place;
}

function renderGallery(images: PictureContent[], context: MediaContext): Node {
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
    createNode(
      'button',
      { type: 'button', className: 'round', ariaLabel: labels[name], onclick: () => show(at + by) },
      createIcon(ICONS[name]),
    );
  note();
  return paragraph('', strip, createNode('div', { className: 'steps' }, step('previous', -1), count, step('next', 1)));
}

function transcriptOf(text: RichText | undefined, { labels }: MediaContext): Node[] {
  return text ? [createNode('details', {}, createNode('summary', {}, labels.transcript), renderRichText(text, labels.newTab))] : [];
}

function renderMedia(content: Extract<HotspotContent, { type: 'video' | 'audio' }>, context: MediaContext): Node {
  const { media, labels, language } = context;
  const file = media(content.mediaId);
  if (!file) return unavailable(labels);
  const player = createNode(content.type, { controls: true, preload: 'metadata' });
  if (player instanceof HTMLVideoElement) player.playsInline = true;
  const captions = content.type === 'video' && content.captionsMediaId ? media(content.captionsMediaId) : null;
  if (captions || file.projection === 'equirectangular') player.crossOrigin = 'anonymous';
  player.src = file.url;
  if (captions) {
    player.append(createNode('track', { kind: 'captions', src: captions.url, srclang: language, label: labels.captions, default: true }));
  }
  const round = player instanceof HTMLVideoElement ? allRound(player, file, context) : null;
  return paragraph('', round ?? player, ...transcriptOf(content.transcript, context));
}
