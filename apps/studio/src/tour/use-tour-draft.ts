import { isBelvedereError, type ToursUpdateInput, type TourView } from '@belvedere/sdk';
import { belvedereKey, useBelvedere } from '@belvedere/sdk/react';
import { useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { createDraft, type Draft, type Kind } from '../editor/draft.ts';
import { useToasts } from '../ui/toasts.tsx';
import { lostWords } from './lost-words.ts';

export type TourEdit = Omit<ToursUpdateInput, 'id' | 'version'>;
export type TourDraft = Draft<TourView, TourEdit>;

const SAVE_AFTER = 700;

/** What is said of a tour, saved a moment after each change; where somebody else was first, both changes are kept or the second is told. */
export function useTourDraft(loaded: TourView): { draft: TourDraft; tour: TourView } {
  const { t } = useTranslation();
  const client = useBelvedere();
  const queries = useQueryClient();
  const toasts = useToasts();
  const draft = useMemo(() => {
    const { update, get, search, list } = client.tours;
    const kind: Kind<TourView, TourEdit> = {
      async save({ id, version }, edit) {
        const saved = await update({ id, version, ...edit });
        queries.setQueryData(belvedereKey(get, { id }), saved);
        for (const procedure of [search, list]) void queries.invalidateQueries({ queryKey: belvedereKey(procedure), refetchType: 'none' });
        return saved;
      },
      load: (id) => get({ id }),
      apply: (tour, edit) => ({ ...tour, ...(edit as Partial<TourView>) }),
      read: (tour, edit) => Object.fromEntries(Object.keys(edit).map((name) => [name, tour[name as keyof TourView]])) as TourEdit,
      isGone: (error) => isBelvedereError(error, 'tours.not_found'),
    };
    const made = createDraft(kind, {
      delay: SAVE_AFTER,
      onConflict: ({ mine }) => toasts.failed(t('editor.conflict', { mine: lostWords(mine) })),
    });
    made.take([loaded]);
    return made;
    // A tour is opened once; what the server tells later is taken in below.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [client, loaded.id]);
  useEffect(() => draft.take([loaded]), [draft, loaded]);
  const [tour = loaded] = useSyncExternalStore(draft.subscribe, draft.list);
  useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname) return false;
      await draft.flush();
      return draft.state !== 'saved';
    },
    enableBeforeUnload: () => draft.state !== 'saved',
  });
  return { draft, tour };
}
