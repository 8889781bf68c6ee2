import i18next from 'i18next';

type Values = Readonly<Record<string, string>>;
type Key = `${'permissions' | 'topics' | 'findings' | 'refusals'}.${string}`;

/**
 * What the server says in English of a permission, a topic, a finding or why it refused, in the language of the studio where that has it: systems that come
 * later say something before somebody has translated it.
 */
export function saidByServer(key: Key, english: string, values: Values = {}): string {
  return i18next.exists(key) ? (i18next.t as (key: string, values: Values) => string)(key, values) : english;
}
