import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { mutantList, type Mutant } from './mutants.ts';

export async function readMutants(): Promise<Mutant[]> {
  return mutantList.parse(parse(await readFile(new URL('mutants.yaml', import.meta.url), 'utf8')));
}
