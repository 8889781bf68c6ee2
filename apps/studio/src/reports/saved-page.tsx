import type { SavedReportView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { Link, Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Mark, PageHead } from '../ui/page.tsx';
import { Empty, Loading } from '../ui/state.tsx';
import { useAct } from '../ui/use-act.ts';
import { useReport } from './report-context.ts';
import { SaveDialog } from './save-dialog.tsx';
import { savedAddress } from './saved-address.ts';
import { useTourNames } from './use-names.ts';

/** Questions that are asked again and again. `?open=` is where letters lead. */
export function SavedPage() {
  const { t } = useTranslation();
  const { analytics } = useBelvedere();
  const { tenant, search } = useReport();
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const [edited, setEdited] = useState<SavedReportView | null>(null);
  const { data } = useBelvedereQuery((client) => client.analytics.savedReports.list, {}, { throwOnError: true });
  const tourIds = data?.items.flatMap(({ report }) => report.tourId ?? []) ?? [];
  const nameOf = useTourNames(tourIds);
  const opened = search.open === undefined ? undefined : data?.items.find(({ id }) => id === search.open);
  if (opened) return <Navigate {...savedAddress(tenant, opened, search)} replace />;
  const remove = async ({ id, name }: SavedReportView) => {
    const text = t('reports.removeText', { name });
    if (!(await ask({ title: t('reports.removeTitle'), text, action: t('reports.remove') }))) return;
    await act(() => analytics.savedReports.remove({ id }), { done: t('reports.removed'), stale: [analytics.savedReports.list] });
  };
  const about = ({ report, range, schedule, recipientIds }: SavedReportView) =>
    [
      t(`reports.places.${report.name === 'hours' ? 'overview' : report.name}`),
      report.tourId && nameOf?.(report.tourId),
      t(`reports.ranges.${range}`),
      schedule && recipientIds.length > 0 && t('reports.sentTo', { count: recipientIds.length, when: t(`reports.schedules.${schedule}`) }),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <>
      <PageHead title={t('reports.places.saved')} lead={t('reports.leads.saved')} />
      {!data && <Loading />}
      {data && search.open !== undefined && (
        <output className="mb-5 block rounded-xl border border-line bg-sheet px-4 py-3 text-sm">{t('reports.goneReport')}</output>
      )}
      {data?.items.length === 0 && (
        <Empty title={t('reports.savedEmpty')}>
          <p className="text-quiet">{t('reports.savedEmptyLead')}</p>
        </Empty>
      )}
      <ul className="grid gap-3">
        {data?.items.map((each) => (
          <li key={each.id} className="grid gap-2 rounded-xl border border-line bg-sheet p-4">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <h2 className="font-medium wrap-anywhere">{each.name}</h2>
              <Mark tone={each.isShared ? 'good' : 'quiet'}>{t(each.isShared ? 'reports.shared' : 'reports.private')}</Mark>
            </div>
            <p className="text-sm text-quiet">{about(each)}</p>
            <div className="-ms-3 flex flex-wrap">
              <Link {...savedAddress(tenant, each)} className={buttonClass('quiet')} aria-label={`${t('reports.open')}: ${each.name}`}>
                {t('reports.open')}
              </Link>
              <Button look="quiet" aria-label={`${t('reports.edit')}: ${each.name}`} onClick={() => setEdited(each)}>
                {t('reports.edit')}
              </Button>
              <Button look="quiet" disabled={isBusy} aria-label={`${t('reports.remove')}: ${each.name}`} onClick={() => void remove(each)}>
                {t('reports.remove')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {edited && <SaveDialog report={edited} question={edited.report} range={edited.range} onClose={() => setEdited(null)} />}
    </>
  );
}
