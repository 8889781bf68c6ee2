import type { HotspotContent, ManifestHotspot, ManifestScene, ManifestTranslation, TourManifest } from '../manifest-types.ts';

/** The words of a tour in one language. */
export interface TourTexts {
  /** The language that was settled on. */
  language: string;
  title: string;
  description: string | null;
  scene(scene: ManifestScene): { title: string; description: string | null };
  hotspot(hotspot: ManifestHotspot): { title: string; description: string | null; content: HotspotContent };
}

const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'ha-arab', 'he', 'ku-arab', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The base of a language tag: `pt` of `pt-BR`. */
const baseOf = (tag: string) => tag.split('-')[0]!.toLowerCase();

/** The language of the tour that serves a wish best: the same, the same base, or the tour's own. */
export function settleLanguage({ language, languages }: Pick<TourManifest, 'language' | 'languages'>, wished: string): string {
  const all = [language, ...languages];
  const wish = wished.toLowerCase();
  return all.find((tag) => tag.toLowerCase() === wish) ?? all.find((tag) => tag.toLowerCase() === baseOf(wish)) ?? language;
}

/** Writing direction of a language. */
export function textDirection(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(baseOf(language)) || RIGHT_TO_LEFT.has(language.toLowerCase()) ? 'rtl' : 'ltr';
}

/** The texts for a wished language; each text falls back by itself: requested → base → tour default. */
export function localizeTour(manifest: TourManifest, wished: string): TourTexts {
  const language = settleLanguage(manifest, wished);
  const own = <T>(record: Record<string, T>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);
  const keys = Object.keys(manifest.translations);
  // The tour's own texts are the last resort, and the first choice in the tour's own language.
  const chain = language === manifest.language ? [] : [...new Set([language.toLowerCase(), baseOf(language)])];
  const translations = chain.flatMap((tag): ManifestTranslation[] => {
    const key = keys.find((entry) => entry.toLowerCase() === tag);
    return key === undefined ? [] : [manifest.translations[key]!];
  });
  const first = <T>(pick: (translation: ManifestTranslation) => T | undefined): T | undefined =>
    translations.map(pick).find((found) => found !== undefined);
  return {
    language,
    title: first((entry) => entry.title) ?? manifest.title,
    description: first((entry) => entry.description) ?? manifest.description,
    scene: ({ id, title, description }) => ({
      title: first((entry) => own(entry.scenes, id)?.title) ?? title,
      description: first((entry) => own(entry.scenes, id)?.description) ?? description,
    }),
    hotspot: ({ id, title, description, content }) => ({
      title: first((entry) => own(entry.hotspots, id)?.title) ?? title,
      description: first((entry) => own(entry.hotspots, id)?.description) ?? description,
      // A translation can replace words, never turn one kind of hotspot into another.
      content:
        first((entry) => (own(entry.hotspots, id)?.content?.type === content.type ? own(entry.hotspots, id)?.content : undefined)) ??
        content,
    }),
  };
}
