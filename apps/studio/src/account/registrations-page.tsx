import type { PersonsEntry } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useRouteContext } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { eventAddress } from '../events/use-event.ts';
import { whenOf } from '../events/when.ts';
import { useAsk } from '../ui/ask.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Mark, PageHead, type Tone } from '../ui/page.tsx';
import { Loading } from '../ui/state.tsx';
import { useAct } from '../ui/use-act.ts';
import { moment } from '../words/moments.ts';
import { RegistrationDialog } from './registration-dialog.tsx';

/** Every list that one is on, at every place, the next event first. */
export function RegistrationsPage() {
  const { t } = useTranslation();
  const { me } = useRouteContext({ from: '/signed-in' });
  const { data } = useBelvedereQuery(({ events }) => events.waitlist.mineAll, { limit: 200 }, { throwOnError: true });
  if (!data) return <Loading />;
  return (
    <>
      <PageHead title={t('account.places.registrations')} lead={t('registrations.lead')} />
      {data.items.length === 0 && <p className="py-10 text-center text-sm text-quiet">{t('registrations.empty', { email: me.email })}</p>}
      <ul className="grid gap-2">
        {data.items.map((entry) => (
          <Registration key={entry.id} entry={entry} />
        ))}
      </ul>
    </>
  );
}

const TONES = { confirmed: 'good', pending: 'warn', offered: 'warn', cancelled: 'quiet' } as const satisfies Record<string, Tone>;

function Registration({ entry }: { entry: PersonsEntry }) {
  const { t } = useTranslation();
  const { waitlist } = useBelvedere().events;
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const [opened] = useState(() => new Date());
  const [isOpen, setOpen] = useState(false);
  const { id: entryId, event, tenant, places, offerExpiresAt } = entry;
  const status = entry.status === 'pending' && offerExpiresAt ? 'offered' : entry.status;
  const { title } = event;
  const isToCome = event.status === 'published' && event.startsAt > opened;
  const own = { tenant: tenant.slug, entryId };
  const stale = [waitlist.mineAll, waitlist.showMine];
  const accept = () => act(() => waitlist.acceptMine(own), { done: t('registrations.accepted', { title }), stale });
  const decline = async () => {
    const text = t('registrations.declineText', { title });
    if (!(await ask({ title: t('registrations.declineTitle'), text, action: t('registrations.decline') }))) return;
    await act(() => waitlist.declineMine(own), { done: t('registrations.declined', { title }), stale });
  };
  const leave = async () => {
    const text = t(status === 'confirmed' ? 'registrations.giveBackText' : 'registrations.leaveText', { title });
    if (!(await ask({ title: t('registrations.leaveTitle'), text, action: t('registrations.leave') }))) return;
    await act(() => waitlist.leaveMine(own), { done: t('registrations.left', { title }), stale });
  };
  return (
    <li className="grid gap-3 rounded-xl border border-line bg-sheet px-4 py-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
        <div className="me-auto min-w-0">
          <p className="font-medium wrap-anywhere">{title}</p>
          <p className="text-sm text-quiet">{`${whenOf(event)} · ${tenant.name}`}</p>
        </div>
        {event.status === 'published' && <Mark tone={TONES[status]}>{t(`registrations.status.${status}`)}</Mark>}
        {event.status === 'cancelled' && <Mark tone="bad">{t('registrations.eventCancelled')}</Mark>}
        {event.status === 'completed' && <Mark tone="quiet">{t('registrations.eventOver')}</Mark>}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <span className="me-auto text-xs text-quiet">
          {t('registrations.places', { count: places })}
          {status === 'offered' && offerExpiresAt && ` · ${t('registrations.until', { when: moment(offerExpiresAt) })}`}
        </span>
        {isToCome && status === 'offered' && (
          <>
            <Button look="primary" disabled={isBusy} onClick={() => void accept()}>
              {t('registrations.accept')}
            </Button>
            <Button disabled={isBusy} onClick={() => void decline()}>
              {t('registrations.decline')}
            </Button>
          </>
        )}
        {isToCome && (status === 'pending' || status === 'confirmed') && (
          <>
            <Button aria-label={`${t('registrations.details')}: ${title}`} onClick={() => setOpen(true)}>
              {t('registrations.details')}
            </Button>
            <Button look="danger" disabled={isBusy} aria-label={`${t('registrations.leave')}: ${title}`} onClick={() => void leave()}>
              {t('registrations.leave')}
            </Button>
          </>
        )}
        <a
          href={eventAddress(tenant.slug, event)}
          target="_blank"
          rel="noreferrer"
          aria-label={`${t('registrations.open')}: ${title}`}
          title={t('registrations.open')}
          className={buttonClass('quiet', 'px-2')}
        >
          <ExternalLink size={16} aria-hidden />
        </a>
      </div>
      <RegistrationDialog entry={entry} open={isOpen} onClose={() => setOpen(false)} />
    </li>
  );
}
