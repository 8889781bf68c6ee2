import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { operationsErrors } from '../errors.ts';
import type { FactRef } from './schemas.ts';
import { redeliverRow } from './table.ts';

/** Tells a fact again to everybody who hears it. Whoever hears facts has to bear that anyway: they are told at least once. */
export async function redeliverFact({ ctx, input }: Call<FactRef>): Promise<{ status: 'done' }> {
  if (!(await redeliverRow(ctx.tx, input.id))) fail(operationsErrors.fact_not_found);
  return { status: 'done' };
}
