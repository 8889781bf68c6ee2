import type { TourView } from '@belvedere/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMark } from '../tours/status-mark.tsx';
import { BackLink } from '../ui/back-link.tsx';

const TABS = [
  ['/$tenant/tours/$tourId', 'editor'],
  ['/$tenant/tours/$tourId/settings', 'settings'],
  ['/$tenant/tours/$tourId/publish', 'publish'],
  ['/$tenant/tours/$tourId/share', 'share'],
  ['/$tenant/tours/$tourId/engagement', 'engagement'],
  ['/$tenant/tours/$tourId/reports', 'reports'],
] as const;

interface Props {
  tenant: string;
  tour: Pick<TourView, 'id' | 'title' | 'status'>;
  /** How far the page is saved, where it saves by itself. */
  state?: ReactNode;
  children: ReactNode;
}

/** Around each page of one tour: which it is, how it stands, and the other pages. */
export function TourFrame({ tenant, tour, state, children }: Props) {
  const { t } = useTranslation();
  const params = { tenant, tourId: tour.id };
  return (
    <>
      <div className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <BackLink tenant={tenant} to="/$tenant/tours" name={t('editor.back')} />
        <h1 className="min-w-0 truncate text-xl font-semibold tracking-tight">{tour.title}</h1>
        <StatusMark status={tour.status} />
        <div className="ms-auto">{state}</div>
      </div>
      <nav aria-label={t('tour.pages')} className="mb-6 border-b border-line">
        <ul className="-mb-px flex gap-1 overflow-x-auto">
          {TABS.map(([to, name]) => (
            <li key={to}>
              <Link
                to={to}
                params={params}
                activeOptions={{ exact: name !== 'reports', includeSearch: false }}
                className="block border-b-2 border-transparent px-3 py-2.5 text-sm whitespace-nowrap text-quiet hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
              >
                {t(`tour.tabs.${name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </>
  );
}
