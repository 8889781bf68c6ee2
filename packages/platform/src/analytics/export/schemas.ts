import { z } from 'zod';
import { funnelInput, heatmapInput, pathsInput, reportInput, visitorsInput } from '../reports/schemas.ts';

export const exportInput = z.strictObject({
  format: z.enum(['csv', 'json']),
  /** Which report, and what it is asked with. */
  report: z.discriminatedUnion('name', [
    reportInput.extend({ name: z.enum(['overview', 'tours', 'scenes', 'hotspots', 'hours', 'refusals']) }),
    visitorsInput.extend({ name: z.literal('visitors') }),
    pathsInput.extend({ name: z.literal('paths') }),
    funnelInput.extend({ name: z.literal('funnel') }),
    heatmapInput.extend({ name: z.literal('heatmap') }),
  ]),
});
export type ExportInput = z.output<typeof exportInput>;

export const exportedReport = z
  .object({ name: z.string().max(100), mimeType: z.string().max(60), content: z.string().max(2_000_000) })
  .meta({ id: 'AnalyticsExport' });
export type ExportedReport = z.output<typeof exportedReport>;
