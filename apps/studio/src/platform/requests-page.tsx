import { useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Mark, PageHead } from '../ui/page.tsx';
import { Empty, Loading } from '../ui/state.tsx';
import { More, Table } from '../ui/table.tsx';
import { day } from '../words/moments.ts';

const STATES = ['open', 'closed'] as const;
const TONES = { received: 'warn', verifying: 'warn', in_progress: 'warn', completed: 'good', rejected: 'quiet', overdue: 'bad' } as const;

/** What people asked for about their data, and by when it has to be answered. */
export function RequestsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/platform/requests' });
  const navigate = useNavigate({ from: '/platform/requests' });
  const state = search.state === 'all' ? undefined : (STATES.find((each) => each === search.state) ?? 'open');
  const list = useBelvedereInfiniteQuery(
    (client) => client.operations.cases.list,
    { limit: 50, ...(state && { state }) },
    { throwOnError: true },
  );
  const rows = list.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <PageHead title={t('platform.places.requests')} lead={t('requests.lead')}>
        <div className="w-40">
          <SelectField
            bare
            label={t('members.state')}
            value={state ?? 'all'}
            onChange={({ target }) => void navigate({ search: { state: target.value }, replace: true })}
          >
            {STATES.map((each) => (
              <option key={each} value={each}>
                {t(`requests.which.${each}`)}
              </option>
            ))}
            <option value="all">{t('parts.all')}</option>
          </SelectField>
        </div>
        {/* What is about a whole account nobody but the platform answers, and holds are placed there too: a page of the server, as for persons. */}
        <a href="/settings/privacy?tenant=" className={buttonClass()}>
          {t('requests.own')}
        </a>
      </PageHead>
      {!rows && <Loading />}
      {rows?.length === 0 && (
        <Empty title={t('requests.empty')}>
          <p className="text-quiet">{t('requests.emptyLead')}</p>
        </Empty>
      )}
      {!!rows?.length && (
        <Table
          label={t('platform.places.requests')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: t('requests.what'),
              cell: ({ type, tenantName, isPlatform }) => (
                <>
                  <p className="font-medium">{t(`requests.types.${type}`)}</p>
                  <p className="text-xs text-quiet">{isPlatform ? t('requests.wholeAccount') : tenantName}</p>
                </>
              ),
            },
            {
              head: t('requests.asked'),
              minor: true,
              cell: ({ requestedAt }) => <span className="whitespace-nowrap">{day(requestedAt)}</span>,
            },
            { head: t('requests.due'), cell: ({ dueAt }) => <span className="whitespace-nowrap">{day(dueAt)}</span> },
            { head: t('members.state'), cell: ({ status }) => <Mark tone={TONES[status]}>{t(`requests.status.${status}`)}</Mark> },
          ]}
        />
      )}
      <More list={list} />
    </>
  );
}
