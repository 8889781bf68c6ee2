import i18next from 'i18next';

/**
 * What the server says in English of a permission or a topic, in the language of the studio where that has it: systems that come later say
 * something before somebody has translated it.
 */
export function saidByServer(kind: 'permissions' | 'topics', name: string, english: string): string {
  return (i18next.t as (key: string, otherwise: string) => string)(`${kind}.${name}`, english);
}
