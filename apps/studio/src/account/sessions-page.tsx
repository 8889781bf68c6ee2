import type { SessionView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { Monitor, Smartphone, Tablet, Terminal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';
import { Button } from '../ui/button.tsx';
import { Mark, PageHead } from '../ui/page.tsx';
import { Loading } from '../ui/state.tsx';
import { useAct } from '../ui/use-act.ts';
import { ago } from '../words/format.ts';
import { day } from '../words/moments.ts';

const ICONS = { desktop: Monitor, mobile: Smartphone, tablet: Tablet, other: Terminal } as const;

/** Where one is signed in. */
export function SessionsPage() {
  const { t } = useTranslation();
  const { sessions } = useBelvedere().identity;
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const { data } = useBelvedereQuery(({ identity }) => identity.sessions.list, {}, { throwOnError: true });
  if (!data) return <Loading />;
  const end = (id: string) => act(() => sessions.revoke({ id }), { done: t('sessions.ended'), stale: [sessions.list] });
  const endOthers = async () => {
    if (!(await ask({ title: t('sessions.endAllTitle'), text: t('sessions.endAllText'), action: t('sessions.endAll') }))) return;
    await act(() => sessions.revokeAll({ keepCurrent: true }), { done: t('sessions.allEnded'), stale: [sessions.list] });
  };
  const nameOf = ({ deviceName, device }: SessionView) =>
    deviceName ?? ([device.browser, device.os].filter(Boolean).join(', ') || t('sessions.unknown'));
  return (
    <>
      <PageHead title={t('account.places.sessions')} lead={t('sessions.lead')}>
        {data.items.length > 1 && (
          <Button look="danger" disabled={isBusy} onClick={() => void endOthers()}>
            {t('sessions.endAll')}
          </Button>
        )}
      </PageHead>
      <ul className="grid gap-2">
        {data.items.map((session) => {
          const Icon = ICONS[session.device.type];
          return (
            <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border border-line bg-sheet px-4 py-3">
              <Icon size={22} strokeWidth={1.5} aria-hidden className="text-quiet" />
              <div className="me-auto min-w-0">
                <p className="flex flex-wrap items-center gap-x-3 text-sm font-medium">
                  {nameOf(session)}
                  {session.isCurrent && <Mark tone="good">{t('sessions.current')}</Mark>}
                </p>
                <p className="text-xs text-quiet">
                  {[
                    t('sessions.seen', { when: ago(session.lastSeenAt) }),
                    session.ipAddress,
                    t('sessions.until', { when: day(session.expiresAt) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              {!session.isCurrent && (
                <Button
                  look="quiet"
                  disabled={isBusy}
                  aria-label={`${t('sessions.end')}: ${nameOf(session)}`}
                  onClick={() => void end(session.id)}
                >
                  {t('sessions.end')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
