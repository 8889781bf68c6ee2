import type { ListedUserView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useNavigate, useRouteContext, useSearch } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';
import { IconButton } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { Mark, PageHead } from '../ui/page.tsx';
import { Empty, Loading } from '../ui/state.tsx';
import { More, Table } from '../ui/table.tsx';
import { useAct } from '../ui/use-act.ts';
import { ago } from '../words/format.ts';
import { amount, day } from '../words/moments.ts';
import { FilterText } from './filter-text.tsx';

const STATUSES = ['active', 'pending', 'suspended', 'deleted'] as const;
const SORTS = ['newest', 'oldest', 'email'] as const;
const TONES = { active: 'good', pending: 'warn', suspended: 'bad', deleted: 'quiet' } as const;

/** Everybody with an account, whatever workspace they are in. */
export function PeoplePage() {
  const { t } = useTranslation();
  const { users } = useBelvedere().identity;
  const { me } = useRouteContext({ from: '/signed-in' });
  const search = useSearch({ from: '/signed-in/platform/people' });
  const navigate = useNavigate({ from: '/platform/people' });
  const ask = useAsk();
  const { act } = useAct();
  const [status, sort] = [STATUSES.find((each) => each === search.status), SORTS.find((each) => each === search.sort)];
  const filter = { limit: 50, ...(search.search && { search: search.search }), ...(status && { status }), ...(sort && { sort }) };
  const list = useBelvedereInfiniteQuery((client) => client.identity.users.list, filter, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const set = (change: Record<string, string>) => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value);
    void navigate({ search: Object.fromEntries(next), replace: true });
  };
  const stale = [users.list];
  const suspend = async ({ id: person, displayName: name }: ListedUserView) => {
    if (!(await ask({ title: t('platform.suspendTitle', { name }), text: t('platform.suspendText'), action: t('members.suspend') })))
      return;
    await act(() => users.suspend({ person }), { done: t('platform.suspended', { name }), stale });
  };
  const restore = ({ id: person, displayName: name }: ListedUserView) =>
    act(() => users.restore({ person }), { done: t('platform.restored', { name }), stale });
  const endSessions = async ({ id: person, displayName: name }: ListedUserView) => {
    const question = { title: t('platform.endTitle', { name }), text: t('platform.endText'), action: t('platform.endSessions') };
    if (!(await ask(question))) return;
    await act(() => users.endSessions({ person }), { done: t('platform.ended', { name }), stale });
  };
  return (
    <>
      <PageHead title={t('platform.places.people')} lead={t('platform.peopleLead')} />
      <search className="mb-5 grid items-start gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
        <FilterText
          label={t('platform.findPeople')}
          value={search.search}
          placeholder={t('platform.anAddress')}
          onChange={(value) => set({ search: value })}
        />
        <SelectField label={t('members.state')} value={status ?? ''} onChange={({ target }) => set({ status: target.value })}>
          <option value="">{t('parts.all')}</option>
          {STATUSES.map((each) => (
            <option key={each} value={each}>
              {t(`platform.personStatus.${each}`)}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('platform.order')} value={sort ?? 'newest'} onChange={({ target }) => set({ sort: target.value })}>
          {SORTS.map((each) => (
            <option key={each} value={each}>
              {t(`platform.orders.${each}`)}
            </option>
          ))}
        </SelectField>
      </search>
      {!rows && <Loading />}
      {rows?.length === 0 && (
        <Empty title={t('platform.noPeople')}>
          <p className="text-quiet">{t('platform.noPeopleLead')}</p>
        </Empty>
      )}
      {!!rows?.length && (
        <Table
          label={t('platform.places.people')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: t('members.name'),
              cell: ({ id, displayName, email, platformRole }) => (
                <>
                  <p className="font-medium">
                    {displayName}
                    {id === me.id && <span className="font-normal text-quiet"> · {t('members.you')}</span>}
                    {platformRole !== 'user' && <span className="font-normal text-quiet"> · {t(`platform.roles.${platformRole}`)}</span>}
                  </p>
                  <p className="text-xs break-all text-quiet">{email}</p>
                </>
              ),
            },
            {
              head: t('platform.places.tenants'),
              minor: true,
              cell: ({ workspaces }) => <span className="tabular-nums">{amount(workspaces)}</span>,
            },
            { head: t('platform.secondFactor'), minor: true, cell: ({ hasSecondFactor }) => t(hasSecondFactor ? 'parts.yes' : 'parts.no') },
            { head: t('members.since'), minor: true, cell: ({ createdAt }) => <span className="whitespace-nowrap">{day(createdAt)}</span> },
            { head: t('platform.lastSeen'), minor: true, cell: ({ lastSeenAt }) => (lastSeenAt ? ago(lastSeenAt) : t('parts.never')) },
            {
              head: t('members.state'),
              cell: (person) => <Mark tone={TONES[person.status]}>{t(`platform.personStatus.${person.status}`)}</Mark>,
            },
            {
              head: t('parts.actions'),
              bare: true,
              className: 'w-12',
              cell: (person) =>
                person.id !== me.id && (
                  <Menu
                    trigger={
                      <IconButton label={t('members.actions', { name: person.displayName })}>
                        <Ellipsis size={18} aria-hidden />
                      </IconButton>
                    }
                  >
                    {(person.status === 'suspended' || person.status === 'deleted') && (
                      <MenuItem onSelect={() => void restore(person)}>{t('members.restore')}</MenuItem>
                    )}
                    {person.status !== 'deleted' && (
                      <MenuItem onSelect={() => void endSessions(person)}>{t('platform.endSessions')}</MenuItem>
                    )}
                    {(person.status === 'active' || person.status === 'pending') && (
                      <MenuItem onSelect={() => void suspend(person)}>{t('members.suspend')}</MenuItem>
                    )}
                  </Menu>
                ),
            },
          ]}
        />
      )}
      <More list={list} />
    </>
  );
}
