import type { ManifestTranslation, TourManifest } from '../manifest-types.ts';

/** A text of a translation in the language shown: that of the language, then of its base, or nothing. */
export function translationOf<T>(
  { translations }: TourManifest,
  language: string,
  pick: (translation: ManifestTranslation) => T | undefined,
): T | undefined {
  for (const tag of [language, language.split('-')[0]!]) {
    const translation = Object.hasOwn(translations, tag) ? translations[tag] : undefined;
    const text = translation && pick(translation);
    if (text !== undefined) return text;
  }
  return undefined;
}
