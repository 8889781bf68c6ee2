import type { ProcedureMeta } from '@belvedere/kernel';
import { appRouter } from './router.ts';

export interface ListedProcedure {
  /** `<system>.<aggregate>.<verb>`. */
  path: string;
  meta: ProcedureMeta;
}

/** Every procedure with what it tells about itself: reference, SDK, matrix and fuzzing are made of this list. */
export function listProcedures(): ListedProcedure[] {
  const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { meta?: ProcedureMeta } }>;
  return Object.entries(procedures).map(([path, { _def }]) => {
    if (!_def.meta) throw new Error(`${path} was not made by query() or command().`);
    return { path, meta: _def.meta };
  });
}
