// Regions that are no country: unions, and codes that software plays with.
const NO_COUNTRY = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);

/** Every country by its two letters, with its name in a language, in the order of the names. */
export function countriesIn(language: string): (readonly [string, string])[] {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, n) => String.fromCodePoint(65 + n));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return codes
    .filter((code) => !NO_COUNTRY.has(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`)
    .flatMap((code) => {
      const name = names.of(code);
      return name ? [[code, name] as const] : [];
    })
    .toSorted(([, a], [, b]) => a.localeCompare(b, language));
}

const LANGUAGES =
  'ar bg bn ca cs da de el en es et eu fa fi fil fr ga gl he hi hr hu id is it ja ka ko lt lv mk ms mt nb nl nn pl pt pt-BR rm ro ru sk sl sq sr sv sw ta th tr uk ur vi zh-Hans zh-Hant'.split(
    ' ',
  );

/** Languages that tours are written in, with their names; the one that is chosen is among them. */
export function languagesIn(language: string, chosen: string): (readonly [string, string])[] {
  const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' });
  const tags = LANGUAGES.includes(chosen) ? LANGUAGES : [...LANGUAGES, chosen];
  return tags.map((tag) => [tag, names.of(tag) ?? tag] as const).toSorted(([, a], [, b]) => a.localeCompare(b, language));
}
