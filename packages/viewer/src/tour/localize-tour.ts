import type { HotspotContent, ManifestHotspot, ManifestScene, ManifestTranslation, TourManifest } from '../manifest-types.ts';

interface Words {
  title: string;
  description: string | null;
}

type Said = { [K in keyof Words]?: Words[K] | undefined };

/** The words of a tour in one language. */
export interface TourTexts extends Words {
  /** The language that was settled on. */
  language: string;
  scene(scene: ManifestScene): Words;
  hotspot(hotspot: ManifestHotspot): Words & { content: HotspotContent };
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
  const said = ({ title, description }: Words, pick: (translation: ManifestTranslation) => Said | undefined) => ({
    title: first((entry) => pick(entry)?.title) ?? title,
    description: first((entry) => pick(entry)?.description) ?? description,
  });
  return {
    language,
    ...said(manifest, (entry) => entry),
    scene: (scene) => said(scene, (entry) => own(entry.scenes, scene.id)),
    hotspot(hotspot) {
      const pick = (entry: ManifestTranslation) => own(entry.hotspots, hotspot.id);
      const { content } = hotspot;
      // A translation can replace words, never turn one kind of hotspot into another.
      const same = translations.map((entry) => pick(entry)?.content).find((other) => other?.type === content.type);
      return { ...said(hotspot, pick), content: same ?? content };
    },
  };
}
