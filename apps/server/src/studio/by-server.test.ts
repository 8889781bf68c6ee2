import { expect, test } from 'vitest';
import { allScopes } from '../systems.ts';

interface Catalogue {
  permissions: object;
  findings: Record<string, string>;
}

// By address: the studio is no dependency of what the server is made of, nor are the insides of a system.
const load = <T>(path: string) => import(new URL(`../../../../${path}`, import.meta.url).href) as Promise<T>;
const leaves = (node: object, above = ''): string[] =>
  Object.entries(node).flatMap(([name, value]: [string, object | string]) =>
    typeof value === 'string' ? above + name : leaves(value, `${above}${name}.`),
  );
const valuesIn = (text: string) => new Set([...text.matchAll(/\{+(\w+)\}+/g)].map(([, name]) => name));

test('0.6 4.26 each permission and each finding is said in every language of the studio, with the same values', async () => {
  const { FINDING_WORDS: english } = await load<{ FINDING_WORDS: Record<string, string> }>(
    'packages/tours/src/publishing/finding-words.ts',
  );
  for (const language of ['de', 'ar']) {
    const [said] = Object.values(await load<Record<string, Catalogue>>(`apps/studio/src/words/by-server.${language}.ts`));
    const { permissions, findings } = said!;
    expect(leaves(permissions).toSorted(), language).toEqual(allScopes.map(({ name }) => name).toSorted());
    expect(Object.keys(findings), language).toEqual(Object.keys(english));
    for (const [key, text] of Object.entries(findings)) expect(valuesIn(text), `${language} ${key}`).toEqual(valuesIn(english[key]!));
  }
});
