import { isId } from './ids.ts';

const MAX_LENGTH = 80;

// Words that mean something in one of our own addresses, and those that would help to deceive.
const RESERVED = new Set(
  `about account admin administrator api app apps assets audit audits auth billing blog book booking bookings callback cdn chat checkout
  config contact create dashboard delete docs download downloads edit embed embeds episodes error event events export favicon feed feeds
  files healthz help home images import index internal invite invites jobs join legal livez login logout mail manifest me media metrics
  my new null oauth oembed owner pages password platform podcast podcasts press privacy problems public readyz register reset robots root
  rss script scripts search security services settings share signin signout signup site sitemap sitemaps static status studio styles
  subscribe support system systems tenant tenants terms tiles tour tours trpc true false undefined unsubscribe update upload uploads user
  users verify viewer webhook webhooks well-known www`.split(/\s+/),
);

// Latin letters that Unicode does not decompose. Other scripts keep their letters.
const LATIN: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i' };

/** A slug made of any text: letters of every script, digits and single dashes, at most 80 characters. Never empty, reserved or like an id. */
export function slugify(text: string, fallback = 'untitled'): string {
  const slug = normalize(text) || normalize(fallback) || 'untitled';
  return isFree(slug) ? slug : `${slug}-1`;
}

/** Whether it is a slug exactly as `slugify` would write it. */
export function isSlug(value: string): boolean {
  return value.length > 0 && value.length <= MAX_LENGTH && isFree(value) && normalize(value) === value;
}

function isFree(slug: string): boolean {
  return !RESERVED.has(slug) && !isId(slug);
}

function normalize(text: string): string {
  const words = text
    .slice(0, 1_000)
    .toWellFormed()
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})[\u0300-\u036f]+/gu, '$1')
    .toLowerCase()
    .replace(/['’ʼ]/gu, '')
    .replace(/[ßæœøđðþłħı]/gu, (letter) => LATIN[letter] ?? letter)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/(^|-)\p{M}+/gu, '$1')
    .replace(/-+/g, '-');
  return shorten(words).replace(/^-|-$/g, '');
}

// Cuts between words where one ends in the second half, else between letters and never inside one.
function shorten(text: string): string {
  const whole = text.replace(/^-/, '');
  if (whole.length <= MAX_LENGTH) return whole;
  const dash = whole.lastIndexOf('-', MAX_LENGTH);
  if (dash > MAX_LENGTH / 2) return whole.slice(0, dash);
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(whole)) {
    if (cut.length + segment.length > MAX_LENGTH) return cut;
    cut += segment;
  }
  return cut;
}
