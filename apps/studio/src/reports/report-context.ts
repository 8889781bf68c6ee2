import type { Days, Range } from './report-days.ts';
import type { ReportsSearch } from './routes.ts';
import { createContext, useContext } from 'react';

/** Where a report is looked at: in which workspace, of which tour or of all, and what the address says. */
export interface ReportPlace {
  tenant: string;
  /** Of all tours when absent. */
  tourId: string | undefined;
  search: ReportsSearch;
  range: Range | 'custom';
  days: Days;
  /** When the reports were opened. */
  now: Date;
  /** Changes the address; an empty text takes a part of it away. */
  set: (change: { [Name in keyof ReportsSearch]?: string }) => void;
}

export const ReportContext = createContext<ReportPlace | null>(null);

export function useReport(): ReportPlace {
  const place = useContext(ReportContext);
  if (!place) throw new Error('useReport needs a frame of reports above it.');
  return place;
}
