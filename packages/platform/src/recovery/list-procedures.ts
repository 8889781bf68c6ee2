import type { Call } from '@belvedere/kernel';
import type { RecoveryProcedureView } from './schemas.ts';
import { listProcedureRows } from './table.ts';

export async function listProcedures({ ctx }: Call<object>): Promise<{ items: RecoveryProcedureView[] }> {
  return { items: await listProcedureRows(ctx.tx) };
}
