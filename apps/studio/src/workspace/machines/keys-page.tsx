import type { ApiKeyView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../ui/ask.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { Mark, PageHead } from '../../ui/page.tsx';
import { ShownOnce } from '../../ui/shown-once.tsx';
import { Empty, Loading } from '../../ui/state.tsx';
import { More, Table } from '../../ui/table.tsx';
import { useAct } from '../../ui/use-act.ts';
import { ago } from '../../words/format.ts';
import { amount, day } from '../../words/moments.ts';
import { KeyForm } from './key-form.tsx';
import { KeyUsage } from './key-usage.tsx';
import { usePeople } from '../use-people.ts';

const TONES = { live: 'good', inactive: 'warn', expired: 'quiet', revoked: 'quiet' } as const;

/** What programs sign in with. */
export function KeysPage() {
  const { t } = useTranslation();
  const { keys } = useBelvedere();
  const { isNew } = useSearch({ from: '/signed-in/$tenant/shell/workspace/keys' });
  const navigate = useNavigate({ from: '/$tenant/workspace/keys' });
  const ask = useAsk();
  const { act } = useAct();
  const { nameOf } = usePeople();
  const [secret, setSecret] = useState<string | null>(null);
  const [used, setUsed] = useState<ApiKeyView | null>(null);
  const list = useBelvedereInfiniteQuery((client) => client.keys.list, { limit: 50 }, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const openNew = (isOpen: boolean) => void navigate({ search: isOpen ? { isNew: true } : {} });

  const stale = [keys.list];
  const revoke = async ({ id, name }: ApiKeyView) => {
    if (!(await ask({ title: t('keys.revokeTitle', { name }), text: t('keys.revokeText'), action: t('keys.revoke') }))) return;
    await act(() => keys.revoke({ id }), { done: t('keys.revoked', { name }), stale });
  };
  const rotate = async ({ id, name }: ApiKeyView) => {
    if (!(await ask({ title: t('keys.rotateTitle', { name }), text: t('keys.rotateText'), action: t('keys.rotate') }))) return;
    const made = await act(() => keys.rotate({ id }), { stale });
    if (made) setSecret(made.key);
  };
  const switchTo = ({ id }: ApiKeyView, isActive: boolean) => act(() => keys.update({ id, isActive }), { done: t('app.saved'), stale });
  const rights = (key: ApiKeyView) =>
    [key.allowRead && t('keys.read'), key.allowWrite && t('keys.write'), key.allowAnalytics && t('keys.analytics')]
      .filter(Boolean)
      .join(', ');

  return (
    <>
      <PageHead title={t('work.places.keys')} lead={t('keys.lead')}>
        <Button look="primary" onClick={() => openNew(true)}>
          {t('keys.create')}
        </Button>
      </PageHead>
      {!rows && <Loading />}
      {rows?.length === 0 && (
        <Empty title={t('keys.empty')}>
          <p className="text-quiet">{t('keys.emptyLead')}</p>
          <Button look="primary" onClick={() => openNew(true)}>
            {t('keys.create')}
          </Button>
        </Empty>
      )}
      {!!rows?.length && (
        <Table
          label={t('work.places.keys')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: t('keys.name'),
              cell: (key) => (
                <>
                  <p className="font-medium">{key.name}</p>
                  <p className="font-mono text-xs text-quiet">
                    {key.prefix}…{key.lastFour}
                  </p>
                </>
              ),
            },
            {
              head: t('keys.kind'),
              minor: true,
              cell: (key) => (
                <>
                  <p>{t(`keys.kinds.${key.kind}`)}</p>
                  <p className="text-xs text-quiet">{rights(key)}</p>
                </>
              ),
            },
            {
              head: t('keys.used'),
              minor: true,
              cell: (key) => (
                <>
                  <p>{key.lastUsedAt ? ago(key.lastUsedAt) : t('parts.never')}</p>
                  <p className="text-xs text-quiet">
                    {key.requestsPerDay === null
                      ? t('keys.today', { count: key.requestsCount })
                      : t('keys.todayOf', { count: key.requestsCount, limit: amount(key.requestsPerDay) })}
                  </p>
                </>
              ),
            },
            {
              head: t('keys.by'),
              minor: true,
              cell: (key) => (
                <>
                  <p>{nameOf(key.userId)}</p>
                  <p className="text-xs text-quiet">{key.expiresAt ? t('keys.until', { when: day(key.expiresAt) }) : day(key.createdAt)}</p>
                </>
              ),
            },
            { head: t('members.state'), cell: ({ state }) => <Mark tone={TONES[state]}>{t(`keys.states.${state}`)}</Mark> },
            {
              head: t('parts.actions'),
              bare: true,
              className: 'w-12',
              cell: (key) => (
                <Menu
                  trigger={
                    <IconButton label={t('members.actions', { name: key.name })}>
                      <Ellipsis size={18} aria-hidden />
                    </IconButton>
                  }
                >
                  <MenuItem onSelect={() => setUsed(key)}>{t('keys.usage')}</MenuItem>
                  {key.state === 'live' && <MenuItem onSelect={() => void rotate(key)}>{t('keys.rotate')}</MenuItem>}
                  {key.state === 'live' && <MenuItem onSelect={() => void switchTo(key, false)}>{t('keys.switchOff')}</MenuItem>}
                  {key.state === 'inactive' && <MenuItem onSelect={() => void switchTo(key, true)}>{t('keys.switchOn')}</MenuItem>}
                  {key.state !== 'revoked' && <MenuItem onSelect={() => void revoke(key)}>{t('keys.revoke')}</MenuItem>}
                </Menu>
              ),
            },
          ]}
        />
      )}
      <More list={list} />
      <Dialog title={t('keys.create')} open={isNew === true} onClose={() => openNew(false)}>
        <KeyForm
          onMade={(key) => {
            openNew(false);
            setSecret(key);
          }}
        />
      </Dialog>
      <Dialog title={t('keys.usageOf', { name: used?.name ?? '' })} open={used !== null} onClose={() => setUsed(null)}>
        {used && <KeyUsage keyId={used.id} />}
      </Dialog>
      <ShownOnce
        title={t('keys.made')}
        lead={t('keys.madeLead')}
        label={t('keys.key')}
        secret={secret}
        rows={2}
        onClose={() => setSecret(null)}
      />
    </>
  );
}
