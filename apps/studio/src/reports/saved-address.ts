import type { SavedReportView } from '@belvedere/sdk';
import { writeSteps } from './funnel-steps.ts';
import type { ReportsSearch } from './routes.ts';

type Report = SavedReportView['report'];

const PAGES = {
  overview: 'overview',
  hours: 'overview',
  tours: 'tours',
  scenes: 'scenes',
  hotspots: 'hotspots',
  visitors: 'visitors',
  paths: 'paths',
  funnel: 'funnel',
  heatmap: 'heatmap',
} as const satisfies Record<Report['name'], string>;

type TourPage = Exclude<(typeof PAGES)[Report['name']], 'tours'>;

export type SavedAddress = (
  | { to: '/$tenant/reports' | '/$tenant/reports/tours' | '/$tenant/reports/visitors'; params: { tenant: string } }
  | {
      to: '/$tenant/tours/$tourId/reports' | `/$tenant/tours/$tourId/reports/${Exclude<TourPage, 'overview'>}`;
      params: { tenant: string; tourId: string };
    }
) & { search: ReportsSearch };

/** Where a saved report is looked at: the page, its filters and its days, or the days that a letter was about. */
export function savedAddress(
  tenant: string,
  { report, range }: Pick<SavedReportView, 'report' | 'range'>,
  days: { from?: string | undefined; to?: string | undefined } = {},
): SavedAddress {
  const search: ReportsSearch = {
    ...(days.from && days.to ? { from: days.from, to: days.to } : range !== '30d' && { range }),
    ...(report.name === 'hours' && { by: 'hour' }),
    ...(report.name === 'visitors' && report.by !== 'device' && { of: report.by }),
    ...(report.name === 'heatmap' && { scene: report.sceneId }),
    ...(report.name === 'funnel' && { steps: writeSteps(report.steps.map(stepOf)) }),
  };
  const page = PAGES[report.name];
  if (report.tourId !== undefined && page !== 'tours') {
    const to = page === 'overview' ? '/$tenant/tours/$tourId/reports' : (`/$tenant/tours/$tourId/reports/${page}` as const);
    return { to, params: { tenant, tourId: report.tourId }, search };
  }
  const to = page === 'visitors' ? '/$tenant/reports/visitors' : page === 'overview' ? '/$tenant/reports' : '/$tenant/reports/tours';
  return { to, params: { tenant }, search };
}

function stepOf({ type, sceneId, hotspotId }: Extract<Report, { name: 'funnel' }>['steps'][number]) {
  const at = sceneId ?? hotspotId;
  return { type, ...(at !== undefined && { at }) };
}
