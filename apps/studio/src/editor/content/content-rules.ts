import type { HotspotContent } from '@belvedere/sdk';

export type HotspotType = HotspotContent['type'];
type ContentOf<T extends HotspotType> = Extract<HotspotContent, { type: T }>;

/** Every type, those first that most tours are made of. */
export const HOTSPOT_TYPES = [
  'navigation',
  'info',
  'image',
  'gallery',
  'video',
  'audio',
  'document',
  'link',
  'quiz',
  'form',
  'booking',
  'event',
  'chat',
  'product',
  'custom',
] as const satisfies readonly HotspotType[];

const EMPTY: { readonly [T in HotspotType]: ContentOf<T> } = {
  navigation: { type: 'navigation', transition: 'fade' },
  info: { type: 'info', body: { blocks: [] } },
  image: { type: 'image', image: { mediaId: '', alt: '' } },
  gallery: { type: 'gallery', images: [] },
  video: { type: 'video', mediaId: '' },
  audio: { type: 'audio', mediaId: '' },
  document: { type: 'document', mediaId: '', label: '' },
  link: { type: 'link', href: '', label: '', newTab: true },
  form: { type: 'form', submitLabel: '', fields: [] },
  booking: { type: 'booking', serviceSlug: '', label: '' },
  event: { type: 'event', eventSlug: '', label: '' },
  chat: { type: 'chat', greeting: '' },
  quiz: {
    type: 'quiz',
    question: '',
    options: [
      { text: '', correct: true },
      { text: '', correct: false },
    ],
  },
  product: { type: 'product', name: '', priceMinor: 0, currency: 'EUR', href: '' },
  custom: { type: 'custom', element: '', data: {} },
};

/** What a hotspot of a type carries before anybody has written something. */
export function emptyContent(type: HotspotType): HotspotContent {
  return structuredClone(EMPTY[type]);
}

/** What is wrong, as a word of the catalogue. */
export type Fault =
  | 'required'
  | 'address'
  | 'file'
  | 'pictures'
  | 'fields'
  | 'sameName'
  | 'fieldName'
  | 'currency'
  | 'element'
  | 'noAnswer';
/** By the place in the content, such as `options.1.text`. */
export type Faults = Readonly<Record<string, Fault>>;

const PROTOCOLS: readonly string[] = ['https:', 'http:', 'mailto:', 'tel:'];
/** The server's own rules, so that nothing is sent that it would only refuse. */
const FIELD_NAME = /^[a-z][a-z0-9_]{0,40}$/;
const CURRENCY = /^[A-Z]{3}$/;
const ELEMENT_PART = /^[a-z0-9]+$/;

/** Whether an address is absolute and leads where a link may lead. */
export function isAddress(value: string): boolean {
  return URL.canParse(value) && PROTOCOLS.includes(new URL(value).protocol);
}

function isElement(name: string): boolean {
  const parts = name.split('-');
  return parts.length > 1 && parts.every((part) => ELEMENT_PART.test(part)) && /^[a-z]/.test(name);
}

/** What still keeps a content from being saved; nothing when it can be. */
export function faultsOf(content: HotspotContent): Faults {
  const faults: Record<string, Fault> = {};
  const need = (place: string, value: string, fault: Fault = 'required') => {
    if (!value.trim()) faults[place] = fault;
  };
  const needAddress = (place: string, value: string) => {
    if (!isAddress(value)) faults[place] = 'address';
  };
  switch (content.type) {
    case 'navigation':
    case 'info':
      break;
    case 'image':
      need('image.mediaId', content.image.mediaId, 'file');
      break;
    case 'gallery':
      if (content.images.length === 0) faults['images'] = 'pictures';
      break;
    case 'video':
    case 'audio':
      need('mediaId', content.mediaId, 'file');
      break;
    case 'document':
      need('mediaId', content.mediaId, 'file');
      need('label', content.label);
      break;
    case 'link':
      needAddress('href', content.href);
      need('label', content.label);
      break;
    case 'form':
      need('submitLabel', content.submitLabel);
      if (content.fields.length === 0) faults['fields'] = 'fields';
      for (const [index, { name, label }] of content.fields.entries()) {
        need(`fields.${index}.label`, label);
        if (!FIELD_NAME.test(name)) faults[`fields.${index}.name`] = 'fieldName';
        else if (content.fields.findIndex((each) => each.name === name) !== index) faults[`fields.${index}.name`] = 'sameName';
      }
      break;
    case 'booking':
      need('serviceSlug', content.serviceSlug);
      need('label', content.label);
      break;
    case 'event':
      need('eventSlug', content.eventSlug);
      need('label', content.label);
      break;
    case 'chat':
      need('greeting', content.greeting);
      break;
    case 'quiz':
      need('question', content.question);
      for (const [index, { text }] of content.options.entries()) need(`options.${index}.text`, text);
      if (!content.options.some(({ correct }) => correct)) faults['options'] = 'noAnswer';
      break;
    case 'product':
      need('name', content.name);
      if (!CURRENCY.test(content.currency)) faults['currency'] = 'currency';
      needAddress('href', content.href);
      break;
    case 'custom':
      if (!isElement(content.element)) faults['element'] = 'element';
      break;
  }
  return faults;
}

/** A name for a field of a form, made of what visitors read; unlike the others. */
export function fieldNameOf(label: string, taken: readonly string[]): string {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '_')
    .slice(0, 36);
  const base = /^[a-z]/.test(plain) ? plain : `field_${plain}`.replace(/_$/, '');
  let name = base;
  for (let n = 2; taken.includes(name); n++) name = `${base}_${n}`;
  return name;
}

/** A price as people write it, `19.90`, in the smallest coin; null for what is no price. */
export function priceOf(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  if (!/^\d{1,7}(?:\.\d{1,2})?$/.test(plain)) return null;
  return Math.round(Number(plain) * 100);
}
