import type { Services } from '@belvedere/kernel';
import { originAt } from './domain.ts';
import { readPrimaryDomain } from './table.ts';

/** The same as `findSiteOrigin`, for pages of visitors. */
export async function readSiteOrigin(services: Pick<Services, 'database' | 'publicUrl'>, tenantId: string): Promise<string | undefined> {
  const domain = await readPrimaryDomain(services.database, tenantId);
  return domain === undefined ? undefined : originAt(services.publicUrl, domain);
}
