import { useBelvedereQuery } from '@belvedere/sdk/react';
import { keepPreviousData } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../ui/page.tsx';
import { amount } from '../words/moments.ts';
import { BarList } from './charts/bar-list.tsx';
import { percent } from './numbers.ts';
import { useReport } from './report-context.ts';
import { useTourNames, useTourParts } from './use-names.ts';
import { valueName, type Dimension } from './value-name.ts';

const MOST = 6;
const LINK = 'text-sm whitespace-nowrap text-accent underline underline-offset-3';

/** Days of the address, to take along to another page. */
function useKeptDays() {
  const { range, from, to } = useReport().search;
  return { ...(range && { range }), ...(from && { from }), ...(to && { to }) };
}

function List({ title, more, children }: { title: string; more: ReactNode; children: ReactNode }) {
  return (
    <Section title={title} actions={more} className="content-start">
      {children}
    </Section>
  );
}

export function TopTours() {
  const { t } = useTranslation();
  const { tenant, days } = useReport();
  const kept = useKeptDays();
  const { data } = useBelvedereQuery((client) => client.analytics.tours, days, { placeholderData: keepPreviousData });
  const top = data?.items.slice(0, MOST) ?? [];
  const nameOf = useTourNames(top.map(({ tourId }) => tourId));
  if (!nameOf || top.length === 0) return null;
  const more = (
    <Link to="/$tenant/reports/tours" params={{ tenant }} search={kept} className={LINK}>
      {t('reports.all')}
      <span className="sr-only">: {t('reports.topTours')}</span>
    </Link>
  );
  return (
    <List title={t('reports.topTours')} more={more}>
      <BarList
        label={t('reports.topTours')}
        items={top.map(({ tourId, visits }) => ({
          key: tourId,
          value: visits,
          text: amount(visits),
          name: (
            <Link to="/$tenant/tours/$tourId/reports" params={{ tenant, tourId }} search={kept} className="hover:underline">
              {nameOf(tourId)}
            </Link>
          ),
        }))}
      />
    </List>
  );
}

export function TopScenes({ tourId }: { tourId: string }) {
  const { t } = useTranslation();
  const { tenant, days } = useReport();
  const kept = useKeptDays();
  const { data } = useBelvedereQuery((client) => client.analytics.scenes, { ...days, tourId }, { placeholderData: keepPreviousData });
  const { sceneName, isPending } = useTourParts(tourId);
  const top = data?.items.slice(0, MOST) ?? [];
  if (isPending || top.length === 0) return null;
  const more = (
    <Link to="/$tenant/tours/$tourId/reports/scenes" params={{ tenant, tourId }} search={kept} className={LINK}>
      {t('reports.all')}
      <span className="sr-only">: {t('reports.topScenes')}</span>
    </Link>
  );
  return (
    <List title={t('reports.topScenes')} more={more}>
      <BarList
        label={t('reports.topScenes')}
        items={top.map(({ sceneId, views }) => ({ key: sceneId, value: views, text: amount(views), name: sceneName(sceneId) }))}
      />
    </List>
  );
}

/** The most of one thing that is known of visitors. */
export function Breakdown({ by, title }: { by: Dimension; title: string }) {
  const { t } = useTranslation();
  const { tenant, days, tourId } = useReport();
  const kept = useKeptDays();
  const asked = { ...days, by, ...(tourId !== undefined && { tourId }) };
  const { data } = useBelvedereQuery((client) => client.analytics.visitors, asked, { placeholderData: keepPreviousData });
  if (!data?.items.length) return null;
  const all = data.items.reduce((sum, { visits }) => sum + visits, 0);
  const words = (
    <>
      {t('reports.all')}
      <span className="sr-only">: {title}</span>
    </>
  );
  const more =
    tourId === undefined ? (
      <Link to="/$tenant/reports/visitors" params={{ tenant }} search={{ ...kept, of: by }} className={LINK}>
        {words}
      </Link>
    ) : (
      <Link to="/$tenant/tours/$tourId/reports/visitors" params={{ tenant, tourId }} search={{ ...kept, of: by }} className={LINK}>
        {words}
      </Link>
    );
  return (
    <List title={title} more={more}>
      <BarList
        label={title}
        items={data.items.slice(0, MOST).map(({ value, visits }) => ({
          key: value,
          value: visits,
          text: `${amount(visits)} · ${percent(visits / Math.max(1, all))}`,
          name: valueName(t, by, value),
        }))}
      />
    </List>
  );
}
