import { useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../ui/field.tsx';
import { Mark, PageHead } from '../../ui/page.tsx';
import { Loading } from '../../ui/state.tsx';
import { More, Table } from '../../ui/table.tsx';
import { moment } from '../../words/moments.ts';
import { usePeople } from '../use-people.ts';

/** Which calls were refused, and which read what is delicate. */
export function AccessLogPage() {
  const { t } = useTranslation();
  const { allowed, userId } = useSearch({ from: '/signed-in/$tenant/shell/workspace/access-log' });
  const navigate = useNavigate({ from: '/$tenant/workspace/access-log' });
  const { people, nameOf } = usePeople();
  const filter = { limit: 50, ...(allowed && { allowed: allowed === 'yes' }), ...(userId && { userId }) };
  const list = useBelvedereInfiniteQuery((client) => client.access.log.list, filter, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const go = (next: { allowed?: string; userId?: string }) =>
    void navigate({ search: Object.fromEntries(Object.entries({ allowed, userId, ...next }).filter(([, value]) => value)), replace: true });
  return (
    <>
      <PageHead title={t('work.places.accessLog')} lead={t('accessLog.lead')}>
        <div className="w-36">
          <SelectField bare label={t('accessLog.outcome')} value={allowed ?? ''} onChange={({ target }) => go({ allowed: target.value })}>
            <option value="">{t('parts.all')}</option>
            <option value="no">{t('accessLog.refused')}</option>
            <option value="yes">{t('accessLog.allowed')}</option>
          </SelectField>
        </div>
        <div className="w-44">
          <SelectField bare label={t('audit.who')} value={userId ?? ''} onChange={({ target }) => go({ userId: target.value })}>
            <option value="">{t('accessLog.everybody')}</option>
            {people.map((each) => (
              <option key={each.userId} value={each.userId}>
                {each.displayName}
              </option>
            ))}
          </SelectField>
        </div>
      </PageHead>
      {!rows && <Loading />}
      {rows?.length === 0 && <p className="py-10 text-center text-quiet">{t('audit.nothing')}</p>}
      {!!rows?.length && (
        <Table
          label={t('work.places.accessLog')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { head: t('audit.when'), cell: ({ occurredAt }) => moment(occurredAt) },
            { head: t('audit.who'), minor: true, cell: (entry) => (entry.userId ? nameOf(entry.userId) : entry.actorType) },
            {
              head: t('audit.action'),
              cell: ({ action, reason }) => (
                <>
                  <p className="font-mono text-xs break-all">{action}</p>
                  <p className="text-xs text-quiet">
                    <bdi>{reason}</bdi>
                  </p>
                </>
              ),
            },
            {
              head: t('audit.resource'),
              minor: true,
              cell: ({ resourceType, resourceId }) => `${resourceType} ${resourceId?.slice(0, 13) ?? ''}`,
            },
            {
              head: t('accessLog.outcome'),
              cell: (entry) => (
                <Mark tone={entry.allowed ? 'good' : 'bad'}>{t(entry.allowed ? 'accessLog.allowed' : 'accessLog.refused')}</Mark>
              ),
            },
          ]}
        />
      )}
      <More list={list} />
    </>
  );
}
