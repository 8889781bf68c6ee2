import { isBelvedereError, type EventsUpdateInput, type EventView } from '@belvedere/sdk';
import { belvedereKey, useBelvedere } from '@belvedere/sdk/react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { createDraft, type Draft, type Kind } from '../editor/draft.ts';
import { lostWords } from '../tour/lost-words.ts';
import { useToasts } from '../ui/toasts.tsx';
import { useRefresh } from '../ui/use-act.ts';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useStaleEvents } from './use-stale-events.ts';

export type EventEdit = Omit<EventsUpdateInput, 'id' | 'version'>;
/** As it is edited: with the address of its film as it was typed. */
export type EditedEvent = EventView & { youtubeUrl?: string | null | undefined };
export type EventDraft = Draft<EditedEvent, EventEdit>;

/**
 * What is said of an event. It is saved when somebody says so, not by itself as tours are: those who come may be told of another time or
 * place. Where somebody else was first, both changes are kept or the second is told.
 */
export function useEventDraft(loaded: EventView): { draft: EventDraft; event: EditedEvent; discard: () => void } {
  const { t } = useTranslation();
  const client = useBelvedere();
  const queries = useQueryClient();
  const toasts = useToasts();
  const refresh = useRefresh();
  const stale = useStaleEvents();
  const draft = useMemo(() => {
    const { update, get } = client.events;
    const kind: Kind<EditedEvent, EventEdit> = {
      async save({ id, version }, edit) {
        const saved = await update({ id, version, ...edit });
        queries.setQueryData(belvedereKey(get, { id }), saved);
        void refresh(stale.filter((procedure) => procedure !== get));
        return saved;
      },
      load: (id) => get({ id }),
      apply: (event, edit) => ({ ...event, ...(edit as Partial<EditedEvent>) }),
      read: (event, edit) => Object.fromEntries(Object.keys(edit).map((name) => [name, read(event, name)])) as EventEdit,
      isGone: (error) => isBelvedereError(error, 'events.not_found'),
    };
    const made = createDraft(kind, {
      delay: null,
      onConflict: ({ mine }) => toasts.failed(t('editor.conflict', { mine: lostWords(mine) })),
    });
    made.take([loaded]);
    return made;
    // An event is opened once; what the server tells later is taken in below.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [client, loaded.id]);
  useEffect(() => draft.take([loaded]), [draft, loaded]);
  const [event = loaded] = useSyncExternalStore(draft.subscribe, draft.list);
  useLeaveGuard(() => draft.state !== 'saved');
  const discard = () => {
    draft.drop(loaded.id);
    draft.take([loaded]);
  };
  return { draft, event, discard };
}

/** What the server tells of a field by the name under which it is changed. */
function read(event: EditedEvent, name: string): unknown {
  if (name === 'youtubeUrl') return filmAddress(event);
  return event[name as keyof EditedEvent];
}

export function filmAddress({ youtubeUrl, youtubeId }: Pick<EditedEvent, 'youtubeUrl' | 'youtubeId'>): string | null {
  if (youtubeUrl !== undefined) return youtubeUrl;
  return youtubeId === null ? null : `https://youtu.be/${youtubeId}`;
}
