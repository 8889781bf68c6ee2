import { commonErrors, fail } from '@belvedere/kernel';
import { sourceHash } from '../translations/source-hash.ts';
import type { SeriesTemplate } from './schemas.ts';

type Translation = NonNullable<SeriesTemplate['translations']>[number];

/**
 * What a series says in other languages, each with what it was made of: one that is given as it was stays as old as it was. Without any
 * given it says what it said. Fails where a language is named twice, or is the series’ own.
 */
export function translateTemplate(
  template: Omit<SeriesTemplate, 'translations'>,
  given: readonly Omit<Translation, 'sourceHash'>[] | undefined,
  before: readonly Translation[] = [],
): SeriesTemplate {
  const said: readonly Omit<Translation, 'sourceHash'>[] = given ?? before;
  const languages = [template.language ?? 'en', ...said.map(({ language }) => language)];
  if (new Set(languages).size < languages.length)
    fail(commonErrors.invalid_input, { fields: { translations: 'Name each language once, and not the one of the series itself.' } });
  const translations = said.map((text) => {
    const same = before.find(
      ({ language, title, description }) => language === text.language && title === text.title && description === text.description,
    );
    return same ?? { ...text, sourceHash: sourceHash(template) };
  });
  return { ...template, translations };
}
