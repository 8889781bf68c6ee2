import type { Call, Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessOf } from '../create-access.ts';
import { accessErrors } from '../errors.ts';
import { scopesNamed } from './check-policy.ts';
import { compilePolicy } from './compile-policy.ts';
import { loadPolicy } from './load-policy.ts';
import { mayCall, mayOnThing, type Rules } from './rules.ts';
import { policyDefinition, type PolicyDefinition, type PolicyPreview, type PreviewPolicyInput } from './schemas.ts';
import { someMembers } from './table.ts';
import { requireSound } from './write-policy.ts';

const MEMBERS = 200;
const THINGS = 50;
const CHANGES = 1_000;

/** A dry run: what would change for whom, by the functions that enforce it. Nothing is written. */
export async function previewPolicy({ ctx, input }: Call<PreviewPolicyInput>): Promise<PolicyPreview> {
  const replaced = input.replacesId === undefined ? undefined : await loadPolicy(ctx, input.replacesId);
  if (!input.definition && !replaced) fail(accessErrors.policy_invalid, { fields: { definition: 'Say what to try.' } });
  if (input.definition) await requireSound(ctx, input.definition);

  const { declared, scopes } = accessOf(ctx);
  const versions = [input.definition, replaced && policyDefinition.parse(replaced.definition)].filter((each) => each !== undefined);
  const actions = scopesNamed(
    scopes,
    versions.flatMap((each) => each.actions),
  );
  const types = [...new Set(versions.flatMap((each) => each.resourceTypes))];
  const members = await someMembers(ctx.tx, ctx.tenantId, MEMBERS + 1);
  const newest = await Promise.all(types.map(async (type) => ({ type, ids: (await declared.types.get(type)?.sample(ctx, THINGS)) ?? [] })));

  const preview: PolicyPreview = { calls: [], things: [], members: 0, thingsLookedAt: 0, isPartial: members.length > MEMBERS };
  preview.thingsLookedAt = newest.reduce((sum, each) => sum + each.ids.length, 0);
  for (const userId of members.slice(0, MEMBERS)) {
    preview.members += 1;
    const [before, after] = await bothWays(ctx, { userId, id: replaced?.id, definition: input.definition });
    for (const action of actions) {
      const [was, is] = [mayCall(before, action), mayCall(after, action)];
      if (was !== is) preview.calls.push({ userId, action, before: was, after: is });
    }
    for (const { type, ids } of newest)
      for (const [resourceId, thing] of await accessOf(ctx).loadThings(ctx, { type, ids, rules: before })) {
        const changed = (action: string) => {
          const [was, is] = [mayOnThing(before, action, { type, thing }), mayOnThing(after, action, { type, thing })];
          return was === is ? [] : [{ userId, action, resourceType: type, resourceId, before: was, after: is }];
        };
        preview.things.push(...actions.flatMap(changed));
      }
    if (preview.calls.length + preview.things.length > CHANGES) break;
  }
  preview.isPartial ||= preview.calls.length + preview.things.length > CHANGES || preview.members < Math.min(members.length, MEMBERS);
  return { ...preview, calls: preview.calls.slice(0, CHANGES), things: preview.things.slice(0, CHANGES) };
}

/** A member's rules as they are, and as they would be. */
async function bothWays(
  ctx: Context,
  { userId, id, definition }: { userId: string; id: string | undefined; definition: PolicyDefinition | undefined },
): Promise<[Rules, Rules]> {
  const access = accessOf(ctx);
  const person = { type: 'user', userId, sessionId: '', emailVerified: true, platformRole: 'user', authTime: ctx.now } as const;
  const before = await access.readRules(person, ctx.tenantId, { ip: ctx.request.ip, now: ctx.now });
  const policy = definition && compilePolicy({ id: id ?? 'preview', name: 'preview', definition }, access.declared.types);
  const policies = [...before.policies.filter((each) => each.id !== id), ...(policy ? [policy] : [])];
  return [before, { ...before, policies }];
}
