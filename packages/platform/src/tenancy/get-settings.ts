import type { Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { tenantSettings, type TenantSettingsView } from './schemas.ts';
import { findSettings } from './table.ts';

export async function getSettings({ ctx }: Call<object>): Promise<TenantSettingsView> {
  const row = (await findSettings(ctx.tx, ctx.tenantId)) ?? fail(commonErrors.not_found);
  return { ...row, settings: tenantSettings.parse(row.settings) };
}
