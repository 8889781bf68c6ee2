import type { MemberView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useNavigate, useRouteContext, useSearch } from '@tanstack/react-router';
import { CircleUserRound, Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../ui/ask.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { Mark, PageHead } from '../../ui/page.tsx';
import { Loading } from '../../ui/state.tsx';
import { More, Table } from '../../ui/table.tsx';
import { useAct } from '../../ui/use-act.ts';
import { day } from '../../words/moments.ts';
import { Invitations } from './invitations.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { RolesOfMember } from './roles-of-member.tsx';

const STATUSES = ['active', 'suspended', 'removed'] as const;
const TONES = { active: 'good', suspended: 'warn', removed: 'quiet' } as const;

/** Who works here, and who was asked to. */
export function MembersPage() {
  const { t } = useTranslation();
  const { members } = useBelvedere().tenancy;
  const { me } = useRouteContext({ from: '/signed-in' });
  const { status = 'active', invite } = useSearch({ from: '/signed-in/$tenant/shell/workspace/members' });
  const navigate = useNavigate({ from: '/$tenant/workspace/members' });
  const ask = useAsk();
  const { act } = useAct();
  const [chosen, setChosen] = useState<MemberView | null>(null);
  const list = useBelvedereInfiniteQuery((client) => client.tenancy.members.list, { status, limit: 50 }, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const openInvite = (isOpen: boolean) => void navigate({ search: { status, ...(isOpen && { invite: true }) } });

  const stale = [members.list];
  const suspend = async ({ userId, displayName: name }: MemberView) => {
    if (!(await ask({ title: t('members.suspendTitle', { name }), text: t('members.suspendText'), action: t('members.suspend') }))) return;
    await act(() => members.suspend({ userId }), { done: t('members.suspended', { name }), stale });
  };
  const remove = async ({ userId, displayName: name }: MemberView) => {
    if (!(await ask({ title: t('members.removeTitle', { name }), text: t('members.removeText'), action: t('members.remove') }))) return;
    await act(() => members.remove({ userId }), { done: t('members.removed', { name }), stale });
  };
  const restore = ({ userId, displayName: name }: MemberView) =>
    act(() => members.restore({ userId }), { done: t('members.restored', { name }), stale });

  return (
    <>
      <PageHead title={t('work.places.members')} lead={t('members.lead')}>
        <div className="w-40">
          <SelectField
            bare
            label={t('members.which')}
            value={status}
            onChange={({ target }) => void navigate({ search: { status: STATUSES.find((each) => each === target.value) }, replace: true })}
          >
            {STATUSES.map((each) => (
              <option key={each} value={each}>
                {t(`members.status.${each}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <Button look="primary" onClick={() => openInvite(true)}>
          {t('members.invite')}
        </Button>
      </PageHead>
      {!rows && <Loading />}
      {rows?.length === 0 && <p className="py-10 text-center text-quiet">{t('members.nobody')}</p>}
      {!!rows?.length && (
        <Table
          label={t('work.places.members')}
          rows={rows}
          keyOf={({ userId }) => userId}
          columns={[
            {
              head: t('members.name'),
              cell: (member) => (
                <div className="flex min-w-0 items-center gap-3">
                  {member.avatar ? (
                    <img src={member.avatar} alt="" className="size-8 shrink-0 rounded-full object-cover" />
                  ) : (
                    <CircleUserRound size={32} strokeWidth={1} aria-hidden className="shrink-0 text-quiet" />
                  )}
                  <div className="min-w-0">
                    <p className="font-medium">
                      {member.displayName}
                      {member.userId === me.id && <span className="font-normal text-quiet"> · {t('members.you')}</span>}
                    </p>
                    <p className="text-xs break-all text-quiet">{member.email}</p>
                  </div>
                </div>
              ),
            },
            { head: t('members.roles'), cell: ({ roles }) => roles.map(({ name }) => name).join(', ') || '–' },
            { head: t('members.since'), minor: true, cell: ({ joinedAt }) => <span className="whitespace-nowrap">{day(joinedAt)}</span> },
            {
              head: t('members.state'),
              minor: true,
              cell: (member) => <Mark tone={TONES[member.status]}>{t(`members.status.${member.status}`)}</Mark>,
            },
            {
              head: t('parts.actions'),
              bare: true,
              className: 'w-12',
              cell: (member) => (
                <Menu
                  trigger={
                    <IconButton label={t('members.actions', { name: member.displayName })}>
                      <Ellipsis size={18} aria-hidden />
                    </IconButton>
                  }
                >
                  <MenuItem onSelect={() => setChosen(member)}>{t('members.changeRoles')}</MenuItem>
                  {member.status === 'active' && member.userId !== me.id && (
                    <MenuItem onSelect={() => void suspend(member)}>{t('members.suspend')}</MenuItem>
                  )}
                  {member.status !== 'active' && <MenuItem onSelect={() => void restore(member)}>{t('members.restore')}</MenuItem>}
                  {member.status !== 'removed' && member.userId !== me.id && (
                    <MenuItem onSelect={() => void remove(member)}>{t('members.remove')}</MenuItem>
                  )}
                </Menu>
              ),
            },
          ]}
        />
      )}
      <More list={list} />
      <Invitations />
      <InviteDialog open={invite === true} onClose={() => openInvite(false)} />
      <RolesOfMember member={rows?.find(({ userId }) => userId === chosen?.userId) ?? null} onClose={() => setChosen(null)} />
    </>
  );
}
