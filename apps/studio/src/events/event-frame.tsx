import { useBelvedereQuery } from '@belvedere/sdk/react';
import { Outlet, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BackLink } from '../ui/back-link.tsx';
import { Loading } from '../ui/state.tsx';
import { EventActions } from './event-actions.tsx';
import { SeriesLine } from './series/series-sign.tsx';
import { StatusMark } from './status-mark.tsx';
import { Tabs } from './tabs.tsx';
import { isUnknown } from './use-event.ts';
import { whenOf } from './when.ts';

/** Around each page of one event: which it is, how it stands, what can be done with it, and the other pages. */
export function EventFrame() {
  const { t } = useTranslation();
  const { tenant, eventId } = useParams({ from: '/signed-in/$tenant/shell/events/$eventId' });
  const { data: event } = useBelvedereQuery((client) => client.events.get, { id: eventId }, { throwOnError: isUnknown });
  if (!event) return <Loading />;
  return (
    <>
      <div className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-2">
        <BackLink tenant={tenant} to="/$tenant/events" name={t('events.back')} />
        <h1 className="min-w-0 truncate text-xl font-semibold tracking-tight">{event.title}</h1>
        <StatusMark {...event} />
        <div className="ms-auto">
          <EventActions tenant={tenant} event={event} />
        </div>
      </div>
      <p className="mb-2 text-sm text-quiet">{whenOf(event)}</p>
      <SeriesLine tenant={tenant} event={event} />
      <Tabs
        label={t('events.pages')}
        tabs={[
          ['/$tenant/events/$eventId', t('events.details')],
          ['/$tenant/events/$eventId/waitlist', t('board.title')],
          ['/$tenant/events/$eventId/door', t('door.title')],
          ['/$tenant/events/$eventId/languages', t('eventLanguages.title')],
          ['/$tenant/events/$eventId/letters', t('eventLetters.title')],
        ]}
        params={{ tenant, eventId }}
      />
      <Outlet />
    </>
  );
}
