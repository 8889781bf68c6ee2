import type { GdprRequestView } from '@belvedere/sdk';
import { useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Mark, PageHead } from '../../ui/page.tsx';
import { Empty, Loading } from '../../ui/state.tsx';
import { More, Table } from '../../ui/table.tsx';
import { ago } from '../../words/format.ts';
import { day } from '../../words/moments.ts';
import { CaseDetails } from './case-details.tsx';
import { CaseForm } from './case-form.tsx';
import { usePeople } from '../use-people.ts';

const STATUSES = ['received', 'verifying', 'in_progress', 'overdue', 'completed', 'rejected'] as const;
const TONES = { received: 'warn', verifying: 'warn', in_progress: 'warn', overdue: 'bad', completed: 'good', rejected: 'quiet' } as const;

/** What people asked about their data, and how far it is answered. */
export function CasesPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/$tenant/shell/workspace/cases' });
  const navigate = useNavigate({ from: '/$tenant/workspace/cases' });
  const { nameOf } = usePeople();
  const [isOpening, setOpening] = useState(false);
  const [shownId, setShown] = useState<string | null>(null);
  const status = STATUSES.find((each) => each === search.status);
  const filter = { limit: 50, ...(status && { status }) };
  const list = useBelvedereInfiniteQuery(({ compliance }) => compliance.cases.list, filter, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const shown = rows?.find(({ id }) => id === shownId);
  const whoOf = ({ userId, email }: GdprRequestView) => (userId ? nameOf(userId) : (email ?? '–'));
  return (
    <>
      <PageHead title={t('work.places.cases')} lead={t('cases.lead')}>
        <div className="w-40">
          <SelectField
            bare
            label={t('cases.which')}
            value={status ?? ''}
            onChange={({ target }) => void navigate({ search: target.value ? { status: target.value } : {}, replace: true })}
          >
            <option value="">{t('parts.all')}</option>
            {STATUSES.map((each) => (
              <option key={each} value={each}>
                {t(`cases.status.${each}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <Button look="primary" onClick={() => setOpening(true)}>
          {t('cases.open')}
        </Button>
      </PageHead>
      {!rows && <Loading />}
      {rows?.length === 0 && (
        <Empty title={t('cases.empty')}>
          <p className="text-quiet">{t('cases.emptyLead')}</p>
        </Empty>
      )}
      {!!rows?.length && (
        <Table
          label={t('work.places.cases')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: t('cases.who'),
              cell: (one) => (
                <>
                  <p className="font-medium break-all">{whoOf(one)}</p>
                  <p className="text-xs text-quiet">{t(`cases.types.${one.type}`)}</p>
                </>
              ),
            },
            { head: t('cases.asked'), minor: true, cell: ({ requestedAt }) => day(requestedAt) },
            {
              head: t('cases.due'),
              cell: (one) =>
                one.completedAt ? (
                  '–'
                ) : (
                  <>
                    <p>{day(one.dueAt)}</p>
                    <p className={cx('text-xs text-quiet', one.status === 'overdue' && 'text-danger')}>{ago(one.dueAt)}</p>
                  </>
                ),
            },
            { head: t('members.state'), cell: (one) => <Mark tone={TONES[one.status]}>{t(`cases.status.${one.status}`)}</Mark> },
            {
              head: t('parts.actions'),
              bare: true,
              className: 'text-end max-md:px-1',
              cell: (one) => (
                <Button
                  look="quiet"
                  aria-label={`${t('cases.show')}: ${t(`cases.types.${one.type}`)}, ${whoOf(one)}`}
                  onClick={() => setShown(one.id)}
                >
                  {t('cases.show')}
                </Button>
              ),
            },
          ]}
        />
      )}
      <More list={list} />
      <Dialog title={t('cases.open')} open={isOpening} onClose={() => setOpening(false)}>
        <CaseForm onDone={() => setOpening(false)} />
      </Dialog>
      <Dialog title={t('cases.one')} open={shown !== undefined} onClose={() => setShown(null)} className="w-[min(42rem,calc(100vw-2rem))]">
        {shown && <CaseDetails one={shown} who={whoOf(shown)} onDecided={() => setShown(null)} />}
      </Dialog>
    </>
  );
}
