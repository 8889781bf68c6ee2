import { z } from 'zod';
import { funnelInput, heatmapInput, pathsInput, reportInput, visitorsInput } from '../reports/schemas.ts';

const days = { from: true, to: true } as const;
const anyTour = reportInput.omit(days);

/** Which report, and what it is asked with besides its days. */
const savedQuestion = z.discriminatedUnion('name', [
  anyTour.extend({ name: z.enum(['overview', 'tours', 'scenes', 'hotspots', 'hours']) }),
  visitorsInput.omit(days).extend({ name: z.literal('visitors') }),
  pathsInput.omit(days).extend({ name: z.literal('paths') }),
  funnelInput.omit(days).extend({ name: z.literal('funnel') }),
  heatmapInput.omit(days).extend({ name: z.literal('heatmap') }),
]);
export type SavedQuestion = z.output<typeof savedQuestion>;

/** Days seen from the day on which the report is opened: the last so many, today among them, or those of a month. */
const range = z.enum(['7d', '30d', '90d', '365d', 'this_month', 'last_month']);

export const SCHEDULES = ['daily', 'weekly', 'monthly'] as const;
const schedule = z.enum(SCHEDULES).nullable();
export type DigestSchedule = (typeof SCHEDULES)[number];

const name = z.string().trim().min(1).max(120);
const recipientIds = z.array(z.uuid()).max(50);

export const savedReportView = z
  .object({
    id: z.uuid(),
    name: z.string().max(120),
    report: savedQuestion,
    range,
    /** Everybody in the workspace who may see reports has it. */
    isShared: z.boolean(),
    /** How often it is sent; null: not at all. A letter tells of a whole day, week or month, not of the report's own days. */
    schedule,
    /** Members to whom it is sent. */
    recipientIds,
    ownerId: z.uuid(),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .meta({ id: 'SavedReportView' });
export type SavedReportView = z.input<typeof savedReportView>;

export const createSavedReportInput = z.strictObject({
  name,
  report: savedQuestion,
  range: range.default('30d'),
  isShared: z.boolean().default(false),
  schedule: schedule.default(null),
  recipientIds: recipientIds.default([]),
});
export type CreateSavedReportInput = z.output<typeof createSavedReportInput>;

export const updateSavedReportInput = z.strictObject({
  id: z.uuid(),
  name: name.optional(),
  report: savedQuestion.optional(),
  range: range.optional(),
  isShared: z.boolean().optional(),
  schedule: schedule.optional(),
  recipientIds: recipientIds.optional(),
});
export type UpdateSavedReportInput = z.output<typeof updateSavedReportInput>;

export const savedReportId = z.strictObject({ id: z.uuid() });
export type SavedReportId = z.output<typeof savedReportId>;

export const savedReportList = z.object({ items: z.array(savedReportView).max(200) });
export type SavedReportList = z.input<typeof savedReportList>;
