import { userOf, type Context } from '@belvedere/kernel';
import { commonErrors, fail, type Json } from '@belvedere/kernel/core';
import { accessOf } from '../create-access.ts';
import { accessErrors } from '../errors.ts';
import { requireScopes } from '../require-cover.ts';
import { policyProblems, scopesNamed } from './check-policy.ts';
import type { PolicyDefinition } from './schemas.ts';
import { insertPolicy, listPolicyRows, lockPolicies, replacePolicy, type PolicyDraft } from './table.ts';

/** They are read at every call of the tenant. */
const MOST = 100;
const LONGEST = 16_384;

/** Refuses a policy that says nothing sensible, or that would give more than its writer has (4.27). */
export async function requireSound(ctx: Context, definition: PolicyDefinition): Promise<void> {
  const { declared, scopes } = accessOf(ctx);
  const fields = policyProblems(definition, declared);
  if (JSON.stringify(definition).length > LONGEST) fields['definition'] = 'It is too long: name roles instead of people.';
  if (Object.keys(fields).length > 0) fail(accessErrors.policy_invalid, { fields });
  if (definition.effect === 'allow') await requireScopes(ctx, scopesNamed(scopes, definition.actions));
}

export interface PolicyContent {
  id: string;
  name: string;
  description: string | null;
  definition: PolicyDefinition;
  enabled: boolean;
}

/** Writes a policy or its next version, sealed, with a copy in its history. */
export async function writePolicy(ctx: Context, content: PolicyContent, before: { version: number } | undefined): Promise<void> {
  const { tx, tenantId } = ctx;
  await lockPolicies(tx, tenantId);
  const others = (await listPolicyRows(tx, tenantId)).filter(({ id }) => id !== content.id);
  if (others.some(({ name }) => name === content.name)) fail(accessErrors.policy_name_taken);
  if (!before && others.length >= MOST) fail(accessErrors.too_many_policies, { data: { most: MOST } });
  const draft = draftOf(ctx, { ...content, version: (before?.version ?? 0) + 1 });
  if (!before) await insertPolicy(tx, draft);
  else if (!(await replacePolicy(tx, draft))) fail(commonErrors.conflict);
}

export function draftOf(ctx: Context, content: Omit<PolicyContent, 'definition'> & { definition: unknown; version: number }): PolicyDraft {
  const { tenantId, now, actor } = ctx;
  // As it will be read back: without what has no place in JSON.
  const definition = JSON.parse(JSON.stringify(content.definition)) as Json;
  const { id, version, enabled } = content;
  const seal = accessOf(ctx).seals.of({ tenantId, id, version, enabled, definition });
  return { ...content, definition, tenantId, seal, changedById: userOf(actor) ?? null, changedAt: now };
}
