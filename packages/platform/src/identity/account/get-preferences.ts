import { callerId, type Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { preferencesView, type PreferencesView } from '../schemas.ts';
import { findKept } from './table.ts';

/** What an older release or an import wrote and no schema of today knows is left out. */
export async function getPreferences({ ctx }: Call<object>): Promise<PreferencesView> {
  const kept = (await findKept(ctx.tx, callerId(ctx))) ?? fail(commonErrors.unauthenticated);
  const { shape } = preferencesView;
  return {
    preferences: shape.preferences.safeParse(kept.preferences).data ?? {},
    metadata: shape.metadata.safeParse(kept.metadata).data ?? {},
  };
}
