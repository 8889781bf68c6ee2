import type { Call } from '@belvedere/kernel';
import { getSettings } from './get-settings.ts';
import { getTenant } from './get-tenant.ts';
import type { PublicTenantView } from './schemas.ts';

export async function getPublicTenant({ ctx, input }: Call<object>): Promise<PublicTenantView> {
  const { slug, name } = await getTenant({ ctx, input });
  const { language = 'en', brand } = (await getSettings({ ctx, input })).settings;
  return { slug, name, language, brand: { color: brand?.color ?? null } };
}
