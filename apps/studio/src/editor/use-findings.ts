import type { TourFinding } from '@belvedere/sdk';
import { useBelvedereQuery } from '@belvedere/sdk/react';
import { useEffect, useSyncExternalStore } from 'react';
import type { TourEditor } from './tour-editor.ts';

const NONE: readonly TourFinding[] = [];

/** What the linter finds in the draft, read again whenever everything is saved. `turn` changes with what is no part of the editor's drafts. */
export function useFindings(editor: TourEditor, tourId: string, turn: unknown): readonly TourFinding[] {
  const state = useSyncExternalStore(editor.subscribe, () => editor.state);
  const { data, refetch } = useBelvedereQuery((client) => client.tours.findings, { id: tourId }, { staleTime: 0 });
  useEffect(() => {
    if (state === 'saved') void refetch();
  }, [state, turn, refetch]);
  return data?.items ?? NONE;
}
