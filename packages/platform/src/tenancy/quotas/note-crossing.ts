import { newId, type Context } from '@belvedere/kernel';
import { defineTopic } from '../../notifications/topics.ts';
import { notify } from '../../notifications/notify.ts';
import { crossedMark } from './crossed-mark.ts';
import { QUOTA_NAMES, type QuotaResource } from './quotas.ts';
import { tenancyScopes } from '../scopes.ts';

const nearLimit = defineTopic({
  name: 'tenancy.quota',
  describe: 'when a limit of the tenant is nearly or wholly used up',
  channels: ['in_app', 'email'],
});

/**
 * Tells the tenant's administrators when 80 or 100 per cent are reached. Charges of one resource come one after the other, so exactly
 * one of them goes over the mark, and the notice is written in its transaction.
 */
export async function noteCrossing(
  ctx: Context,
  step: { resource: QuotaResource; before: number; after: number; limit: number },
): Promise<void> {
  const mark = crossedMark(step);
  if (!mark) return;
  const name = QUOTA_NAMES[step.resource];
  await notify(ctx, {
    topic: nearLimit,
    to: { scope: tenancyScopes.manage },
    subject: mark === 100 ? `The limit of ${name} is reached` : `80 % of ${name} are used`,
    lines: [
      `${step.after} of ${step.limit} are used.`,
      mark === 100
        ? 'Nothing new can be made until something is removed or the limit is raised.'
        : 'Remove what is not needed, or have the limit raised in time.',
    ],
    actionPath: '/settings/limits',
    dedupeKey: `${step.resource}:${mark}:${newId()}`,
  });
}
