import type { Call } from '@belvedere/kernel';
import { findBrand } from '../white-label/table.ts';
import { getSettings } from './get-settings.ts';
import { getTenant } from './get-tenant.ts';
import type { PublicTenantView } from './schemas.ts';

/** As its own pages say it: the brand before the settings, the settings before what everybody has. */
export async function getPublicTenant({ ctx, input }: Call<object>): Promise<PublicTenantView> {
  const { slug, name } = await getTenant({ ctx, input });
  const { language = 'en', brand } = (await getSettings({ ctx, input })).settings;
  const { brandName, primaryColor } = await findBrand(ctx.tx, ctx.tenantId);
  return { slug, name: brandName ?? name, language, brand: { color: primaryColor ?? brand?.color ?? null } };
}
