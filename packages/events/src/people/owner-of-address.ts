import type { Context } from '@belvedere/kernel';
import { findVerified } from './table.ts';

/** Whose address it is, if somebody has an account with it and has proven it; a sign-up that comes later claims by itself. */
export async function ownerOfAddress(ctx: Context, email: string): Promise<string | null> {
  return (await findVerified(ctx.tx, { email }))?.id ?? null;
}
