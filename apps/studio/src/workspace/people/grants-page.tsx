import type { GrantView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereInfiniteQuery, useBelvedereQuery } from '@belvedere/sdk/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../ui/ask.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Mark, PageHead } from '../../ui/page.tsx';
import { Empty, Loading } from '../../ui/state.tsx';
import { More, Table } from '../../ui/table.tsx';
import { useAct } from '../../ui/use-act.ts';
import { day, moment } from '../../words/moments.ts';
import { GrantForm } from './grant-form.tsx';
import { MemberField } from '../member-field.tsx';
import { usePeople } from '../use-people.ts';

const TONES = { live: 'good', expired: 'quiet', ended: 'quiet' } as const;

/** What somebody may do until a time. */
export function GrantsPage() {
  const { t } = useTranslation();
  const { grants } = useBelvedere().access;
  const { userId, all } = useSearch({ from: '/signed-in/$tenant/shell/workspace/grants' });
  const navigate = useNavigate({ from: '/$tenant/workspace/grants' });
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const { nameOf } = usePeople();
  const [isGiving, setGiving] = useState(false);
  const { data: roles } = useBelvedereQuery(({ access }) => access.roles.list, {});
  const filter = { limit: 50, live: !all, ...(userId && { userId }) };
  const list = useBelvedereInfiniteQuery((client) => client.access.grants.list, filter, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const go = (next: { userId?: string; all?: string }) =>
    void navigate({ search: Object.fromEntries(Object.entries({ userId, all, ...next }).filter(([, value]) => value)), replace: true });
  const whatOf = ({ roleId, scope }: GrantView) => roles?.items.find(({ id }) => id === roleId)?.name ?? scope ?? '–';
  const end = async (grant: GrantView) => {
    const text = t('grants.endText', { name: nameOf(grant.userId) });
    if (!(await ask({ title: t('grants.endTitle'), text, action: t('grants.end') }))) return;
    await act(() => grants.end({ id: grant.id }), { done: t('grants.ended'), stale: [grants.list] });
  };
  return (
    <>
      <PageHead title={t('work.places.grants')} lead={t('grants.lead')}>
        <div className="w-40">
          <SelectField bare label={t('grants.which')} value={all ?? ''} onChange={({ target }) => go({ all: target.value })}>
            <option value="">{t('grants.live')}</option>
            <option value="yes">{t('grants.everything')}</option>
          </SelectField>
        </div>
        <div className="w-40">
          <MemberField
            bare
            label={t('audit.who')}
            nobody={t('accessLog.everybody')}
            value={userId ?? ''}
            onChange={({ target }) => go({ userId: target.value })}
          />
        </div>
        <Button look="primary" onClick={() => setGiving(true)}>
          {t('grants.create')}
        </Button>
      </PageHead>
      {!rows && <Loading />}
      {rows?.length === 0 && (
        <Empty title={t('grants.empty')}>
          <p className="text-quiet">{t('grants.emptyLead')}</p>
        </Empty>
      )}
      {!!rows?.length && (
        <Table
          label={t('work.places.grants')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: t('grants.who'),
              cell: (grant) => (
                <>
                  <p className="font-medium">{nameOf(grant.userId)}</p>
                  <p className="text-xs break-words">{whatOf(grant)}</p>
                </>
              ),
            },
            {
              head: t('grants.reason'),
              minor: true,
              cell: (grant) => (
                <>
                  <p className="break-words">
                    <bdi>{grant.reason}</bdi>
                  </p>
                  <p className="text-xs text-quiet">{t('grants.by', { name: nameOf(grant.grantedById), when: day(grant.createdAt) })}</p>
                </>
              ),
            },
            { head: t('grants.until'), cell: ({ endedAt, expiresAt }) => moment(endedAt ?? expiresAt) },
            { head: t('members.state'), minor: true, cell: ({ state }) => <Mark tone={TONES[state]}>{t(`grants.states.${state}`)}</Mark> },
            {
              head: t('parts.actions'),
              bare: true,
              className: 'text-end',
              cell: (grant) =>
                grant.state === 'live' && (
                  <Button
                    look="quiet"
                    disabled={isBusy}
                    aria-label={`${t('grants.end')}: ${nameOf(grant.userId)}, ${whatOf(grant)}`}
                    onClick={() => void end(grant)}
                  >
                    {t('grants.end')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      <More list={list} />
      <Dialog title={t('grants.create')} open={isGiving} onClose={() => setGiving(false)}>
        <GrantForm onDone={() => setGiving(false)} />
      </Dialog>
    </>
  );
}
