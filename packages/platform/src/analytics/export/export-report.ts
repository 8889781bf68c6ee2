import type { Call } from '@belvedere/kernel';
import { toCsvRow } from '@belvedere/kernel/csv';
import { reportFunnel } from '../reports/report-funnel.ts';
import { reportHeatmap } from '../reports/report-heatmap.ts';
import { reportHotspots } from '../reports/report-hotspots.ts';
import { reportHours } from '../reports/report-hours.ts';
import { reportOverview } from '../reports/report-overview.ts';
import { reportPaths } from '../reports/report-paths.ts';
import { reportRefusals } from '../reports/report-refusals.ts';
import { reportScenes } from '../reports/report-scenes.ts';
import { reportTours } from '../reports/report-tours.ts';
import { reportVisitors } from '../reports/report-visitors.ts';
import * as reports from '../reports/schemas.ts';
import type { ExportInput, ExportedReport } from './schemas.ts';

type Row = Record<string, string | number | Date | null>;
type Asked = ExportInput['report'];

/** What the lines of each table are: their columns, in this order. */
const ITEMS = {
  overview: reports.overviewReport.shape.days.element,
  tours: reports.toursReport.shape.items.element,
  scenes: reports.scenesReport.shape.items.element,
  hotspots: reports.hotspotsReport.shape.items.element,
  visitors: reports.visitorsReport.shape.items.element,
  hours: reports.hoursReport.shape.items.element,
  paths: reports.pathsReport.shape.items.element,
  funnel: reports.funnelReport.shape.steps.element,
  heatmap: reports.heatmapReport.shape.items.element,
  refusals: reports.refusalsReport.shape.items.element,
};

/** A report as a file: JSON is the whole of it, CSV its table. */
export async function exportReport({ ctx, input }: Call<ExportInput>): Promise<ExportedReport> {
  const { report, rows } = await readReport({ ctx, input: input.report });
  const name = `${input.report.name}-${ctx.now.toISOString().slice(0, 10)}.${input.format}`;
  if (input.format === 'json') return { name, mimeType: 'application/json', content: JSON.stringify(report, null, 2) };
  const columns = Object.keys(ITEMS[input.report.name].shape);
  const lines = rows.map((row) => columns.map((column) => cellOf(row[column])));
  return { name, mimeType: 'text/csv; charset=utf-8', content: [columns, ...lines].map(toCsvRow).join('') };
}

const cellOf = (value: Row[string] | undefined) => (value instanceof Date ? value.toISOString() : (value ?? null));

async function readReport({ ctx, input }: Call<Asked>): Promise<{ report: object; rows: readonly Row[] }> {
  const listed = (report: { items: readonly Row[] }) => ({ report, rows: report.items });
  switch (input.name) {
    case 'overview': {
      const report = await reportOverview({ ctx, input });
      return { report, rows: report.days };
    }
    case 'funnel': {
      const report = await reportFunnel({ ctx, input });
      return { report, rows: report.steps };
    }
    case 'tours':
      return listed(await reportTours({ ctx, input }));
    case 'scenes':
      return listed(await reportScenes({ ctx, input }));
    case 'hotspots':
      return listed(await reportHotspots({ ctx, input }));
    case 'visitors':
      return listed(await reportVisitors({ ctx, input }));
    case 'hours':
      return listed(await reportHours({ ctx, input }));
    case 'paths':
      return listed(await reportPaths({ ctx, input }));
    case 'heatmap':
      return listed(await reportHeatmap({ ctx, input }));
    case 'refusals':
      return listed(await reportRefusals({ ctx, input }));
  }
}
