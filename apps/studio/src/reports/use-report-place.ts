import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ReportPlace } from './report-context.ts';
import { daysOf, rangeOf } from './report-days.ts';
import type { ReportsSearch } from './routes.ts';

/** What the frames of reports give to their pages. */
export function useReportPlace({ tenant, tourId, search }: Pick<ReportPlace, 'tenant' | 'tourId' | 'search'>): ReportPlace {
  const navigate = useNavigate();
  // Over midnight the days stay, so that nothing changes under somebody's hands.
  const [now] = useState(() => new Date());
  return useMemo(
    () => ({
      tenant,
      tourId,
      search,
      range: rangeOf(search),
      days: daysOf(search, now),
      now,
      set: (change) => {
        const next = Object.entries({ ...search, ...change }).filter(([, value]) => value !== '' && value !== undefined);
        void navigate({ to: '.', search: Object.fromEntries(next) as ReportsSearch, replace: true });
      },
    }),
    [tenant, tourId, search, now, navigate],
  );
}
