import { isSafeUrl, type HotspotContent } from '@belvedere/manifest';
import { infoContent, plainWords, titleOf } from './words.ts';

export interface Words {
  title?: string | undefined;
  text: string;
  href: string | undefined;
  isHtml: boolean;
  say(what: string): void;
}

/** A mark that opens an address where there is a safe one, else one that tells something. */
export function linkOrInfo({ title, text, href, isHtml, say }: Words): { title: string; content: HotspotContent } {
  const words = isHtml ? plainWords(text) : text;
  if (href !== undefined && href.trim() !== '') {
    if (isSafeUrl(href.trim())) {
      const label = titleOf(title ?? words, href);
      return { title: label, content: { type: 'link', href: href.trim().slice(0, 2048), label, newTab: true } };
    }
    say(`The address ${href.slice(0, 100)} is not one that a link may lead to.`);
  }
  return { title: titleOf(title ?? words.split('\n', 1)[0]?.slice(0, 80), 'Information'), content: infoContent(text, { isHtml }) };
}
