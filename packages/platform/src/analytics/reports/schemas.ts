import { z } from 'zod';

/** Of years that a calendar of ours can count in. */
const day = z.iso.date().refine((text) => text >= '2000-01-01' && text <= '2199-12-31');
const count = z.int().min(0);

/** Days are those of UTC, both counted; the last thirty unless said. */
export const reportInput = z.strictObject({ from: day.optional(), to: day.optional(), tourId: z.uuid().optional() });
export type ReportInput = z.output<typeof reportInput>;

const totals = z.object({
  visits: count,
  tourViews: count,
  sceneViews: count,
  hotspotViews: count,
  hotspotClicks: count,
  /** Told by viewers, of who agreed to be counted; a tour's own `shareCount` are the calls of `tours.shares.record`. */
  shares: count,
  /** From the first to the last thing that a visit did, on average. */
  visitMs: count,
});
export type Totals = z.output<typeof totals>;

export const overviewReport = z
  .object({
    from: z.string().max(10),
    to: z.string().max(10),
    now: totals,
    /** As many days before those. */
    before: totals,
    days: z.array(totals.extend({ day: z.string().max(10) })).max(400),
  })
  .meta({ id: 'AnalyticsOverview' });
export type OverviewReport = z.output<typeof overviewReport>;

export const toursReport = z
  .object({
    items: z
      .array(z.object({ tourId: z.uuid(), visits: count, views: count, hotspotClicks: count, shares: count, visitMs: count }))
      .max(500),
  })
  .meta({ id: 'AnalyticsTours' });
export type ToursReport = z.output<typeof toursReport>;

export const scenesReport = z
  .object({
    items: z
      .array(
        z.object({
          tourId: z.uuid(),
          sceneId: z.uuid(),
          views: count,
          /** How long people stayed, on average of those whose leaving was seen. */
          dwellMs: count,
          hotspotClicks: count,
        }),
      )
      .max(500),
  })
  .meta({ id: 'AnalyticsScenes' });
export type ScenesReport = z.output<typeof scenesReport>;

export const hotspotsReport = z
  .object({
    items: z
      .array(
        z.object({
          tourId: z.uuid(),
          sceneId: z.uuid(),
          hotspotId: z.uuid(),
          views: count,
          clicks: count,
          /** Clicks for each view; null where nobody saw it. */
          rate: z.number().min(0).nullable(),
        }),
      )
      .max(500),
  })
  .meta({ id: 'AnalyticsHotspots' });
export type HotspotsReport = z.output<typeof hotspotsReport>;

/** `city` is `country/name`; the last five are the `utm_` values of the address that a visit began at. */
const DIMENSIONS = ['device', 'browser', 'os', 'country', 'city', 'referrer', 'source', 'medium', 'campaign', 'term', 'content'] as const;
export const visitorsInput = reportInput.extend({ by: z.enum(DIMENSIONS).default('device') });
export type VisitorsInput = z.output<typeof visitorsInput>;
export const visitorsReport = z
  .object({
    /** An empty value: not known, or nobody led here. */
    items: z.array(z.object({ value: z.string().max(255), visits: count, visitMs: count })).max(500),
  })
  .meta({ id: 'AnalyticsVisitors' });
export type VisitorsReport = z.output<typeof visitorsReport>;

export const liveReport = z
  .object({
    at: z.date(),
    /** Visits in which something happened in the last five minutes. */
    visits: count,
    tours: z.array(z.object({ tourId: z.uuid(), visits: count, hits: count })).max(100),
  })
  .meta({ id: 'AnalyticsLive' });
export type LiveReport = z.output<typeof liveReport>;

export const refusalsReport = z
  .object({ items: z.array(z.object({ day: z.string().max(10), reason: z.string().max(40), hits: count })).max(1_000) })
  .meta({ id: 'AnalyticsRefusals' });
export type RefusalsReport = z.output<typeof refusalsReport>;
