import { useBelvedereQuery } from '@belvedere/sdk/react';
import { Link } from '@tanstack/react-router';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead, Section } from '../ui/page.tsx';
import { Loading } from '../ui/state.tsx';
import { Table } from '../ui/table.tsx';
import { amount } from '../words/moments.ts';
import { CellBar } from './charts/bar-list.tsx';
import { Spark } from './charts/time-chart.tsx';
import { useReport } from './report-context.ts';
import { useTourNames } from './use-names.ts';

/** So that nothing on the screen is older than ten seconds. */
const EVERY = 5_000;
const MOST_SEEN = 240;

const clock = (at: Date) => new Intl.DateTimeFormat(i18next.language, { timeStyle: 'medium' }).format(at);

/** Who looks right now. A page that nobody sees asks nothing. */
export function LivePage() {
  const { t } = useTranslation();
  const { tenant } = useReport();
  const { data } = useBelvedereQuery(
    (client) => client.analytics.live,
    {},
    { refetchInterval: EVERY, refetchIntervalInBackground: false, refetchOnWindowFocus: 'always', staleTime: 0, throwOnError: true },
  );
  const [seen, setSeen] = useState<{ at: Date | null; visits: readonly number[] }>({ at: null, visits: [] });
  if (data && data.at !== seen.at) setSeen({ at: data.at, visits: [...seen.visits, data.visits].slice(-MOST_SEEN) });
  const nameOf = useTourNames(data?.tours.map(({ tourId }) => tourId) ?? []);
  const most = Math.max(0, ...(data?.tours.map((tour) => tour.visits) ?? []));
  return (
    <>
      <PageHead title={t('reports.places.live')} lead={t('reports.leads.live')} />
      {!data && <Loading />}
      {data && (
        <>
          <div className="mb-6 grid items-stretch gap-6 md:grid-cols-[16rem_minmax(0,1fr)]">
            <section aria-label={t('reports.places.live')} className="grid content-center gap-1 rounded-xl border border-line bg-sheet p-5">
              <p className="flex items-center gap-3">
                <span aria-hidden className="relative flex size-3">
                  <span className="absolute inline-flex size-full animate-ping rounded-full bg-good opacity-60 motion-reduce:hidden" />
                  <span className="relative inline-flex size-3 rounded-full bg-good" />
                </span>
                <span className="text-5xl font-semibold tracking-tight tabular-nums">{amount(data.visits)}</span>
              </p>
              <p className="text-sm">{t('reports.liveNow', { count: data.visits })}</p>
              <p className="text-xs text-quiet">{t('reports.liveAt', { time: clock(data.at) })}</p>
            </section>
            <Section title={t('reports.liveSince')} lead={t('reports.livePaused')} className="mb-0">
              <div aria-hidden>
                <Spark values={seen.visits.length > 1 ? seen.visits : [data.visits, data.visits]} />
              </div>
            </Section>
          </div>
          {data.tours.length === 0 && <p className="py-10 text-center text-quiet">{t('reports.liveNobody')}</p>}
          {data.tours.length > 0 && nameOf && (
            <Table
              label={t('reports.liveTours')}
              rows={data.tours}
              keyOf={({ tourId }) => tourId}
              columns={[
                {
                  head: t('reports.tour'),
                  cell: ({ tourId }) => (
                    <Link
                      to="/$tenant/tours/$tourId/reports"
                      params={{ tenant, tourId }}
                      className="text-accent underline underline-offset-3"
                    >
                      {nameOf(tourId)}
                    </Link>
                  ),
                },
                {
                  head: t('reports.metrics.visits'),
                  cell: (tour) => (
                    <CellBar value={tour.visits} most={most}>
                      {amount(tour.visits)}
                    </CellBar>
                  ),
                },
                { head: t('reports.hits'), className: 'text-end', cell: ({ hits }) => amount(hits) },
              ]}
            />
          )}
        </>
      )}
    </>
  );
}
