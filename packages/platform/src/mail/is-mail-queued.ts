import type { Context } from '@belvedere/kernel';
import { findMail } from './table.ts';

/** Whether the mail was written before: a job that is done twice writes it once. */
export async function isMailQueued(ctx: Context, id: string): Promise<boolean> {
  return (await findMail(ctx.tx, ctx.tenantId, id)) !== null;
}
