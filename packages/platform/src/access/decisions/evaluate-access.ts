import type { Call, Context } from '@belvedere/kernel';
import { isId } from '@belvedere/kernel/core';
import { accessOf } from '../create-access.ts';
import { explain } from '../policies/explain.ts';
import { loadAbout } from './load-about.ts';
import type { EvaluationInput, EvaluationView } from './schemas.ts';

/** Decides for a partner's system what enforcement here would (AuthZEN). Whatever is not known is not allowed, and never an error. */
export async function evaluateAccess({ ctx, input }: Call<EvaluationInput>): Promise<EvaluationView> {
  const { subject, action, resource, context = {} } = input;
  const access = accessOf(ctx);
  const scope = access.scopes.find(({ name }) => name === action.name);
  if (subject.type !== 'user' || !isId(subject.id)) return denied('Only subjects of the type user are known, by their id.');
  if (!scope) return denied('There is no such action.');
  const person = { type: 'user', userId: subject.id, sessionId: '', emailVerified: true, platformRole: 'user', authTime: ctx.now } as const;
  const rules = await access.readRules(person, ctx.tenantId, circumstancesOf(ctx, context));
  // A resource of the scope's own type stands for the call itself, whatever it is about.
  const about = resource.type === scope.resourceType ? null : await loadAbout(ctx, { type: resource.type, id: resource.id, rules });
  if (about === undefined) return denied('There is no such resource.');
  const { allowed, reason } = explain(rules, scope.name, about);
  return { decision: allowed, context: { reason } };
}

function denied(reason: string): EvaluationView {
  return { decision: false, context: { reason } };
}

function circumstancesOf(ctx: Context, { ip, time }: EvaluationInput['context'] & object) {
  const at = typeof time === 'string' ? Date.parse(time) : Number.NaN;
  return { ip: typeof ip === 'string' ? ip.slice(0, 64) : '', now: Number.isFinite(at) ? new Date(at) : ctx.now };
}
