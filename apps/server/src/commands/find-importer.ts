import type { Services } from '@belvedere/kernel';
import { ownerOf } from '@belvedere/platform';

class UnknownTenant extends Error {
  override name = 'UnknownTenant';
}

/** In whose name a command works in a tenant: its first owner. */
export async function findImporter(services: Services, tenant: string): Promise<string> {
  const tenantId = await services.access.resolveTenant({ type: 'system', name: 'belvedere' }, tenant);
  const owner = tenantId && (await ownerOf(services.database, tenantId));
  if (!owner) throw new UnknownTenant(`There is no tenant "${tenant}". Make one with: belvedere tenant create ${tenant} --owner <e-mail>`);
  return owner;
}
