import { useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Mark } from '../../ui/page.tsx';
import { Loading } from '../../ui/state.tsx';
import { More, Table } from '../../ui/table.tsx';
import { day, moment } from '../../words/moments.ts';
import { usePeople } from '../use-people.ts';

const SOURCES = ['banner', 'form', 'settings', 'api', 'transfer'] as const;
const SIGNALS = ['gpc', 'dnt'] as const;

/** What visitors decided, each with the very words that they saw: the proof. */
export function ConsentRecords({ purposes }: { purposes: readonly string[] }) {
  const { t } = useTranslation();
  const { purpose } = useSearch({ from: '/signed-in/$tenant/shell/workspace/consent' });
  const navigate = useNavigate({ from: '/$tenant/workspace/consent' });
  const { nameOf } = usePeople();
  const filter = { limit: 30, ...(purpose && { purpose }) };
  const list = useBelvedereInfiniteQuery(({ compliance }) => compliance.consent.records, filter, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const [shown, setShown] = useState<NonNullable<typeof rows>[number] | null>(null);
  if (purposes.length === 0 && rows?.length === 0) return null;
  // The sources are open: what a newer server says is shown as it says it.
  const byOf = (source: string, signal: string | null) => {
    const [known, sign] = [SOURCES.find((each) => each === source), SIGNALS.find((each) => each === signal)];
    return sign ? t(`consent.signals.${sign}`) : known ? t(`consent.sources.${known}`) : source;
  };
  return (
    <section className="mt-8 grid gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="me-auto grid gap-1">
          <h2 className="font-semibold">{t('consent.records')}</h2>
          <p className="text-sm text-quiet">{t('consent.recordsLead')}</p>
        </div>
        <div className="w-44">
          <SelectField
            bare
            label={t('consent.which')}
            value={purpose ?? ''}
            onChange={({ target }) => void navigate({ search: target.value ? { purpose: target.value } : {}, replace: true })}
          >
            <option value="">{t('parts.all')}</option>
            {purposes.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </SelectField>
        </div>
      </div>
      {!rows && <Loading />}
      {rows?.length === 0 && <p className="py-10 text-center text-quiet">{t('consent.noRecords')}</p>}
      {!!rows?.length && (
        <Table
          label={t('consent.records')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { head: t('audit.when'), cell: ({ decidedAt }) => moment(decidedAt) },
            {
              head: t('consent.purpose'),
              minor: true,
              cell: ({ purpose: about, version }) => (
                <>
                  <p className="font-mono text-xs">{about}</p>
                  <p className="text-xs text-quiet">{t('consent.version', { number: version })}</p>
                </>
              ),
            },
            { head: t('consent.who'), minor: true, cell: ({ userId }) => (userId ? nameOf(userId) : t('consent.visitor')) },
            { head: t('consent.by'), minor: true, cell: ({ source, signal }) => byOf(source, signal) },
            {
              head: t('consent.decision'),
              cell: ({ granted, withdrawnAt }) => (
                <>
                  <Mark tone={withdrawnAt ? 'quiet' : granted ? 'good' : 'bad'}>{t(granted ? 'consent.granted' : 'consent.refused')}</Mark>
                  {withdrawnAt && <p className="text-xs text-quiet">{t('consent.replaced', { when: day(withdrawnAt) })}</p>}
                </>
              ),
            },
            {
              head: t('parts.actions'),
              bare: true,
              className: 'text-end',
              cell: (record) => (
                <Button
                  look="quiet"
                  aria-label={`${t('consent.show')}: ${record.purpose}, ${moment(record.decidedAt)}`}
                  onClick={() => setShown(record)}
                >
                  {t('consent.show')}
                </Button>
              ),
            },
          ]}
        />
      )}
      <More list={list} />
      <Dialog title={t('consent.words')} open={shown !== null} onClose={() => setShown(null)}>
        {shown && (
          <>
            <p className="text-sm text-quiet">
              {shown.purpose} · {shown.language} · {t('consent.version', { number: shown.version })}
            </p>
            <p lang={shown.language} dir="auto" className="text-sm break-words whitespace-pre-line">
              {shown.text}
            </p>
          </>
        )}
      </Dialog>
    </section>
  );
}
