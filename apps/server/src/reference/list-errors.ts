import { commonErrors, type ErrorDefinition } from '@belvedere/kernel';
import { platformErrors } from '@belvedere/platform';
import { toursErrors } from '@belvedere/tours';
import { listProcedures } from '../procedures.ts';

export interface ListedError {
  error: ErrorDefinition;
  /** Paths of the procedures that declare it; none for those that any may answer with. */
  procedures: string[];
}

/** Every error code of the product, by its code. */
export function listErrors(): Map<string, ListedError> {
  const catalogues = [commonErrors, ...Object.values(platformErrors), toursErrors];
  const all = catalogues.flatMap((catalogue): ErrorDefinition[] => Object.values(catalogue));
  const listed = new Map(all.map((error) => [error.code, { error, procedures: [] as string[] }]));
  for (const { path, meta } of listProcedures())
    for (const error of meta.errors) {
      const entry = listed.get(error.code) ?? { error, procedures: [] };
      entry.procedures.push(path);
      listed.set(error.code, entry);
    }
  return new Map([...listed].sort(([a], [b]) => a.localeCompare(b, 'en')));
}
