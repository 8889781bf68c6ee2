export interface SearchWord {
  word: string;
  /** Share of the word's trigrams that a text has to have: the shorter the word, the less of it may be mistyped. */
  least: number;
}

const MOST_WORDS = 8;

/** What a query asks for: its words. Signs mean nothing, and a mark that was left out is a mistyping like another (0.7, 4.90). */
export function searchWords(query: string): SearchWord[] {
  const words =
    query
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].slice(0, MOST_WORDS).map((word) => ({ word, least: word.length <= 3 ? 0.7 : word.length <= 5 ? 0.5 : 0.4 }));
}
