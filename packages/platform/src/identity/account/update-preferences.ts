import { callerId, type Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import type { PreferencesView, UpdatePreferencesInput } from '../schemas.ts';
import { getPreferences } from './get-preferences.ts';
import { mergeKept } from './table.ts';

const MOST = 50;

/** Members that are given are replaced, those that are null go away, the others stay. */
export async function updatePreferences({ ctx, input }: Call<UpdatePreferencesInput>): Promise<PreferencesView> {
  const userId = callerId(ctx);
  const { preferences = {}, metadata = {} } = input;
  await mergeKept(ctx.tx, userId, { preferences: JSON.parse(JSON.stringify(preferences)), metadata });
  const after = await getPreferences({ ctx, input });
  if (Object.keys(after.metadata).length > MOST)
    fail(commonErrors.invalid_input, { fields: { metadata: `Keep at most ${MOST} members.` } });
  // What people write about themselves does not go into a log that is never erased.
  ctx.changed({ after: { preferences: Object.keys(preferences).sort(), metadata: Object.keys(metadata).sort() } });
  return after;
}
