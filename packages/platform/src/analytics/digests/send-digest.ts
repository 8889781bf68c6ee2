import type { Actor, Context } from '@belvedere/kernel';
import { AppError } from '@belvedere/kernel/core';
import { accessOf } from '../../access/create-access.ts';
import { notify } from '../../notifications/notify.ts';
import { findTenant } from '../../tenancy/table.ts';
import { reportFunnel } from '../reports/report-funnel.ts';
import { reportOverview } from '../reports/report-overview.ts';
import { reportVisitors } from '../reports/report-visitors.ts';
import type { DigestSchedule, SavedQuestion } from '../saved/schemas.ts';
import { changeSavedReport, lockSavedReport, questionOf } from '../saved/table.ts';
import { analyticsScopes } from '../scopes.ts';
import { digestLetter, type DigestNumbers } from './digest-letter.ts';
import { lastPeriod, type Period } from './last-period.ts';
import { reportSent } from './topic.ts';

/**
 * Sends a report of a period that is over to its people, once: what was sent and until when is one transaction. Each of them gets the numbers that
 * they would see themselves, and who may see none gets nothing.
 */
export async function sendDigest(ctx: Context, id: string, timezone: string): Promise<void> {
  const { tx, tenantId, now } = ctx;
  const row = await lockSavedReport(tx, { tenantId, id });
  if (!row?.schedule) return;
  const schedule = row.schedule as DigestSchedule;
  const period = lastPeriod(schedule, now, timezone);
  const sentUntil = new Date(period.to);
  if (row.sentUntil && row.sentUntil >= sentUntil) return;
  await changeSavedReport(tx, { tenantId, id }, { sentUntil });
  const { slug = tenantId } = (await findTenant(tx, tenantId)) ?? {};
  for (const { userId } of row.recipients) {
    const numbers = await numbersFor(ctx, userId, { question: questionOf(row), period });
    if (!numbers) continue;
    await notify(ctx, {
      topic: reportSent,
      to: { userIds: [userId] },
      ...digestLetter({ name: row.name, schedule }, period, numbers),
      actionPath: `/studio/${slug}/reports/saved?open=${id}&from=${period.from}&to=${period.to}`,
      dedupeKey: `${id}:${userId}:${schedule}:${period.to}`,
    });
  }
}

/** The numbers as somebody would see them; undefined where they may not. */
async function numbersFor(
  ctx: Context,
  userId: string,
  { question, period }: { question: SavedQuestion; period: Period },
): Promise<DigestNumbers | undefined> {
  const actor: Actor = { type: 'user', userId, sessionId: '', emailVerified: true, platformRole: 'user', authTime: ctx.now };
  const grants = await accessOf(ctx).grantsOf({ actor, tenantId: ctx.tenantId, request: ctx.request });
  if (!grants.scopes.has(analyticsScopes.read.name)) return undefined;
  const own = { ...ctx, actor, grants, scopes: grants.scopes };
  const { tourId } = question;
  try {
    return {
      overview: await reportOverview({ ctx: own, input: { ...period, tourId } }),
      visitors:
        question.name === 'visitors'
          ? { by: question.by, ...(await reportVisitors({ ctx: own, input: { ...period, tourId, by: question.by } })) }
          : undefined,
      funnel:
        question.name === 'funnel'
          ? await reportFunnel({ ctx: own, input: { ...period, tourId: question.tourId, steps: question.steps } })
          : undefined,
    };
  } catch (error) {
    // The tour is hidden from them: they are told nothing of it.
    if (error instanceof AppError && error.status === 404) return undefined;
    throw error;
  }
}
