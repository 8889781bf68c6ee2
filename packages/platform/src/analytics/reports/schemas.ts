import { z } from 'zod';
import { BINS } from '../gaze/bins.ts';

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
          /** Visits that began in it, and that ended in it. */
          entries: count,
          exits: count,
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

/** At most 31 days. */
export const hoursReport = z
  .object({
    /** Visits of all hours together. From 1,024 on they are estimated: two times in three it is off by no more than this share of them. */
    visits: count,
    standardError: z.number().min(0).max(1),
    /** Of hours in which anything happened; a visit counts in each of its hours. */
    items: z.array(z.object({ hour: z.date(), visits: count, hits: count, tourViews: count })).max(745),
  })
  .meta({ id: 'AnalyticsHours' });
export type HoursReport = z.output<typeof hoursReport>;

export const pathsInput = reportInput.extend({ tourId: z.uuid() });
export type PathsInput = z.output<typeof pathsInput>;
export const pathsReport = z
  .object({
    items: z
      .array(
        z.object({
          /** Null: outside of the tour, so that a visit begins. */
          fromSceneId: z.uuid().nullable(),
          /** Null: outside of the tour, so that a visit ends. */
          toSceneId: z.uuid().nullable(),
          moves: count,
        }),
      )
      .max(2_000),
  })
  .meta({ id: 'AnalyticsPaths' });
export type PathsReport = z.output<typeof pathsReport>;

const funnelStep = z.strictObject({
  name: z.string().trim().min(1).max(80),
  type: z.enum(['tour_view', 'scene_view', 'hotspot_view', 'hotspot_click', 'media_play', 'share']),
  /** Of this scene alone; of all when absent. */
  sceneId: z.uuid().optional(),
  hotspotId: z.uuid().optional(),
});
/** At most 93 days, as raw hits are read. */
export const funnelInput = pathsInput.extend({ steps: z.array(funnelStep).min(2).max(8) });
export type FunnelInput = z.output<typeof funnelInput>;
export const funnelReport = z
  .object({
    steps: z
      .array(
        z.object({
          name: z.string().max(80),
          /** Visits that did this after all steps before it. */
          visits: count,
          /** Of those of the first step; null where there are none. */
          rate: z.number().min(0).max(1).nullable(),
        }),
      )
      .max(8),
  })
  .meta({ id: 'AnalyticsFunnel' });
export type FunnelReport = z.output<typeof funnelReport>;

export const heatmapInput = pathsInput.extend({ sceneId: z.uuid() });
export type HeatmapInput = z.output<typeof heatmapInput>;
const angle = z.number().min(-180).max(180);
export const heatmapReport = z
  .object({
    visits: count,
    /** Seconds that somebody looked, of all visits together. */
    samples: count,
    /** Of each bin, in steradians: all bins are of one size. */
    solidAngle: z.number().min(0),
    /** Bins of the picture that anybody looked at, in degrees. */
    items: z.array(z.object({ yawFrom: angle, yawTo: angle, pitchFrom: angle, pitchTo: angle, samples: count })).max(BINS),
  })
  .meta({ id: 'AnalyticsHeatmap' });
export type HeatmapReport = z.output<typeof heatmapReport>;

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
