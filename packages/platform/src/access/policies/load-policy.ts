import type { Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessErrors } from '../errors.ts';
import { findPolicy, type PolicyRow } from './table.ts';

export async function loadPolicy(ctx: Context, id: string): Promise<PolicyRow> {
  return (await findPolicy(ctx.tx, ctx.tenantId, id)) ?? fail(accessErrors.policy_not_found);
}
