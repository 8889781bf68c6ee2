import { useBelvedere, useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Mark } from '../../ui/page.tsx';
import { More, Table } from '../../ui/table.tsx';
import { useAct } from '../../ui/use-act.ts';
import { day } from '../../words/moments.ts';

const TONES = { open: 'warn', accepted: 'good', revoked: 'quiet', expired: 'quiet' } as const;

/** Whom somebody has asked, and what came of it. */
export function Invitations() {
  const { t } = useTranslation();
  const { invitations } = useBelvedere().tenancy;
  const { act, isBusy } = useAct();
  const list = useBelvedereInfiniteQuery((client) => client.tenancy.invitations.list, { limit: 20 }, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  if (!rows?.length) return null;
  return (
    <section className="mt-8 grid gap-3">
      <h2 className="font-semibold">{t('members.invitations')}</h2>
      <Table
        label={t('members.invitations')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { head: t('members.email'), cell: ({ email }) => <span className="break-all">{email}</span> },
          { head: t('members.role'), minor: true, cell: ({ role }) => role.name },
          { head: t('members.until'), minor: true, cell: ({ expiresAt }) => day(expiresAt) },
          { head: t('members.state'), cell: ({ state }) => <Mark tone={TONES[state]}>{t(`members.invitation.${state}`)}</Mark> },
          {
            head: t('parts.actions'),
            bare: true,
            className: 'text-end',
            cell: ({ id, email, state }) =>
              state === 'open' && (
                <Button
                  look="quiet"
                  disabled={isBusy}
                  aria-label={`${t('members.revoke')}: ${email}`}
                  onClick={() =>
                    void act(() => invitations.revoke({ id }), { done: t('members.revoked', { email }), stale: [invitations.list] })
                  }
                >
                  {t('members.revoke')}
                </Button>
              ),
          },
        ]}
      />
      <More list={list} />
    </section>
  );
}
