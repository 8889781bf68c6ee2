import type { EventView } from '@belvedere/sdk';
import { Link } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf, reasonOfField } from '../app/reason-of.ts';
import { Loading } from '../ui/state.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { BasicFields } from './basic-fields.tsx';
import { FilmFields } from './film-fields.tsx';
import { PlaceFields } from './place-fields.tsx';
import { PlacesFields } from './places-fields.tsx';
import { SaveBar } from './save-bar.tsx';
import { SlugField } from './slug-field.tsx';
import { TimeFields } from './time-fields.tsx';
import { useEvent } from './use-event.ts';
import { useEventDraft, type EditedEvent, type EventDraft, type EventEdit } from './use-event-draft.ts';

export interface EventParts {
  event: EditedEvent;
  /** Answers nothing that would be wrong with it. */
  edit: (change: EventEdit) => undefined;
  /** What the server says of a field. */
  refusal: (name: keyof EventEdit) => string | undefined;
}

/** Everything that is said of an event. */
export function EventPage() {
  const { tenant, event } = useEvent();
  if (!event) return <Loading />;
  return <EventForm key={event.id} tenant={tenant} loaded={event} />;
}

function EventForm({ tenant, loaded }: { tenant: string; loaded: EventView }) {
  const { t } = useTranslation();
  const { draft, event, discard } = useEventDraft(loaded);
  const failure = useSyncExternalStore(draft.subscribe, () => (draft.state === 'failed' ? draft.failure : null));
  const isOver = event.status === 'cancelled' || event.status === 'completed';
  const parts: EventParts = {
    event,
    refusal: (name) => reasonOfField(failure, name),
    edit: (change) => {
      draft.change(event.id, change);
      return undefined;
    },
  };
  return (
    <div className="max-w-3xl">
      {isOver && <p className="mb-4 text-sm text-quiet">{t(event.status === 'cancelled' ? 'events.isCancelled' : 'events.isCompleted')}</p>}
      {event.status === 'published' && (
        <p className="mb-4 text-sm text-quiet">{t(event.postponedAt ? 'events.isPostponed' : 'events.tellsChange')}</p>
      )}
      {event.seriesId !== null && !isOver && (
        <p className="mb-4 text-sm text-quiet">
          {t('series.onlyThis')}{' '}
          {event.occurrence !== null && (
            <Link
              to="/$tenant/events/series/$seriesId/edit"
              params={{ tenant, seriesId: event.seriesId }}
              search={{ from: event.id }}
              className="text-ink underline underline-offset-3"
            >
              {t('series.fromHere')}
            </Link>
          )}
        </p>
      )}
      <fieldset disabled={isOver} className="contents">
        <legend className="sr-only">{t('events.details')}</legend>
        <BasicFields {...parts}>
          <SlugField tenant={tenant} {...parts} />
        </BasicFields>
        <TimeFields {...parts} />
        <PlaceFields {...parts} />
        <PlacesFields taken={event.places.confirmed + event.places.offered} {...parts} />
        <FilmFields {...parts} />
      </fieldset>
      <SaveDraft draft={draft} onDiscard={discard} />
    </div>
  );
}

function SaveDraft({ draft, onDiscard }: { draft: EventDraft; onDiscard: () => void }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const state = useSyncExternalStore(draft.subscribe, () => draft.state);
  if (state === 'saved') return null;
  const save = async () => {
    await draft.flush();
    if (draft.state === 'saved') toasts.done(t('app.saved'));
  };
  const failure = state === 'failed' ? reasonOf(draft.failure) : undefined;
  return <SaveBar failure={failure} isBusy={state === 'saving'} onDiscard={onDiscard} onSave={() => void save()} />;
}
