import type { HotspotContent, RichText } from '@belvedere/manifest';
import { hotspotContentSchema } from '@belvedere/manifest';
import type { TourGraph } from './tour-graph.ts';

export interface ExternalLink {
  url: string;
  sceneId: string;
  hotspotId: string;
  /** Of the hotspot. */
  title: string;
}

/** The web addresses that a tour leads to, in every language. */
export function externalLinks({ hotspots, hotspotTranslations }: Pick<TourGraph, 'hotspots' | 'hotspotTranslations'>): ExternalLink[] {
  return hotspots.flatMap(({ id: hotspotId, sceneId, title, content }) => {
    const translated = hotspotTranslations.filter((row) => row.hotspotId === hotspotId && row.content !== null);
    const urls = [content, ...translated.map((row) => row.content)].flatMap((each) => {
      const read = hotspotContentSchema.safeParse(each);
      return read.success ? linksIn(read.data) : [];
    });
    return [...new Set(urls)].filter((url) => /^https?:/i.test(url)).map((url) => ({ url, sceneId, hotspotId, title }));
  });
}

function linksIn(content: HotspotContent): string[] {
  switch (content.type) {
    case 'link':
    case 'product':
      return [content.href];
    case 'info':
      return linksOf(content.body);
    case 'video':
    case 'audio':
      return content.transcript ? linksOf(content.transcript) : [];
    case 'quiz':
      return content.explanation ? linksOf(content.explanation) : [];
    default:
      return [];
  }
}

function linksOf(text: RichText): string[] {
  const inlines = text.blocks.flatMap((block) => (block.type === 'list' ? block.items.flatMap((item) => item.content) : block.content));
  return inlines.flatMap((node) => (node.type === 'link' ? [node.href] : []));
}
