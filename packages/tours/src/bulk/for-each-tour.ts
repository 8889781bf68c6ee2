import type { Context, Json } from '@belvedere/kernel';
import { inSavepoint } from './table.ts';
import type { BulkResult } from './schemas.ts';

type Item = BulkResult['items'][number];

/**
 * Does the same to many tours, each with its own entry in the audit log; what is refused for one does not keep the others. Tours
 * are taken in the order of their ids, so that two such calls at once don't wait for each other in a circle.
 */
export async function forEachTour(
  ctx: Context,
  { tourIds, action }: { tourIds: readonly string[]; action: string },
  work: (ctx: Context, tourId: string) => Promise<'done' | 'unchanged'>,
): Promise<BulkResult> {
  const wanted = [...new Set(tourIds)];
  const results: Item[] = [];
  for (const tourId of wanted.toSorted()) results.push(await tryOne(ctx, { tourId, action, work }));
  const items = results.toSorted((a, b) => wanted.indexOf(a.tourId) - wanted.indexOf(b.tourId));
  const count = (outcome: Item['outcome']) => items.filter((item) => item.outcome === outcome).length;
  ctx.changed({ after: { done: count('done'), unchanged: count('unchanged'), failed: count('failed') } });
  return { items, done: count('done'), unchanged: count('unchanged'), failed: count('failed') };
}

async function tryOne(
  ctx: Context,
  { tourId, action, work }: { tourId: string; action: string; work: (ctx: Context, tourId: string) => Promise<'done' | 'unchanged'> },
): Promise<Item> {
  const changes: { before?: Json; after?: Json } = {};
  let outcome: Item['outcome'] = 'failed';
  const refusal = await inSavepoint(ctx, async () => {
    outcome = await work({ ...ctx, changed: (next) => void Object.assign(changes, next) }, tourId);
    if (outcome === 'done') await leaveEntry(ctx, { tourId, action, changes });
  });
  if (refusal) return { tourId, outcome: 'failed', code: refusal.code, message: refusal.message };
  return { tourId, outcome, code: null, message: null };
}

async function leaveEntry(
  { services, tx, actor, tenantId, request, now }: Context,
  { tourId, action, changes }: { tourId: string; action: string; changes: { before?: Json; after?: Json } },
): Promise<void> {
  const entry = { action, resourceType: 'tour', resourceId: tourId, changes: { ...changes }, metadata: { bulk: true } };
  await services.audit.append(tx, { actor, tenantId, request, occurredAt: now, ...entry });
}
