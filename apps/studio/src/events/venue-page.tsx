import type { VenueView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BackLink } from '../ui/back-link.tsx';
import { useAsk } from '../ui/ask.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/page.tsx';
import { Loading } from '../ui/state.tsx';
import { useAct } from '../ui/use-act.ts';
import { useStaleEvents } from './use-stale-events.ts';
import { VenueForm } from './venue-form.tsx';

export function NewVenuePage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const navigate = useNavigate();
  return (
    <>
      <Head tenant={tenant} title={t('venues.create')} />
      <Section title={t('venues.about')} lead={t('venues.lead')} className="max-w-3xl">
        <VenueForm venue={null} onDone={() => navigate({ to: '/$tenant/events/venues', params: { tenant } })} />
      </Section>
    </>
  );
}

/** A venue, and what takes place there. */
export function VenuePage() {
  const { t } = useTranslation();
  const { tenant, venueId } = useParams({ from: '/signed-in/$tenant/shell/events/venues/$venueId' });
  const { data: venue } = useBelvedereQuery((client) => client.events.venues.get, { id: venueId }, { throwOnError: true });
  const { data: facets } = useBelvedereQuery((client) => client.events.facets, { venueId }, { throwOnError: true });
  if (!venue || !facets) return <Loading />;
  return (
    <>
      <Head tenant={tenant} title={venue.name}>
        <RemoveButton tenant={tenant} venue={venue} events={facets.total} />
      </Head>
      <p className="mb-5 text-sm">
        {facets.total === 0 ? (
          <span className="text-quiet">{t('venues.unused')}</span>
        ) : (
          <Link to="/$tenant/events" params={{ tenant }} search={{ venue: venueId }} className="text-accent underline underline-offset-3">
            {t('venues.used', { count: facets.total })}
          </Link>
        )}
      </p>
      <Section title={t('venues.about')} lead={t('venues.lead')} className="max-w-3xl">
        <VenueForm key={venue.version} venue={venue} onDone={() => undefined} />
      </Section>
    </>
  );
}

function Head({ tenant, title, children }: { tenant: string; title: string; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
      <BackLink tenant={tenant} to="/$tenant/events/venues" name={t('venues.back')} />
      <h1 className="me-auto min-w-0 text-xl font-semibold tracking-tight wrap-anywhere">{title}</h1>
      {children}
    </div>
  );
}

/** Says what becomes of the events that take place there. */
function RemoveButton({ tenant, venue, events }: { tenant: string; venue: VenueView; events: number }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const navigate = useNavigate();
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const staleEvents = useStaleEvents();
  const remove = async () => {
    const { venues } = client.events;
    const { id, name } = venue;
    const text = events === 0 ? t('venues.removeText', { name }) : t('venues.detachText', { name, count: events });
    const action = t(events === 0 ? 'venues.remove' : 'venues.detach');
    if (!(await ask({ title: t('venues.removeTitle'), text, action }))) return;
    if (!(await act(() => venues.remove({ id, detach: events > 0 }), { done: t('venues.removed', { name }) }))) return;
    await navigate({ to: '/$tenant/events/venues', params: { tenant } });
    await act(async () => undefined, { stale: [venues.list, venues.near, ...staleEvents] });
  };
  return (
    <Button look="danger" disabled={isBusy} onClick={() => void remove()}>
      {t('venues.remove')}
    </Button>
  );
}
