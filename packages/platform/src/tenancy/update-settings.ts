import type { Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { getSettings } from './get-settings.ts';
import type { TenantSettingsView, UpdateSettingsInput } from './schemas.ts';
import { replaceSettings } from './table.ts';

export async function updateSettings({ ctx, input }: Call<UpdateSettingsInput>): Promise<TenantSettingsView> {
  const before = await getSettings({ ctx, input });
  if (!(await replaceSettings(ctx.tx, ctx.tenantId, input))) fail(commonErrors.conflict);
  const after = await getSettings({ ctx, input });
  ctx.changed({ before: { ...before.settings }, after: { ...after.settings } });
  return after;
}
