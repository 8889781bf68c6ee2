import type { Database } from '@belvedere/db';
import { tenantSettings } from './schemas.ts';
import { readSettingsRow } from './table.ts';

/** What stands under the public pages of a tenant. */
export interface Legal {
  imprintUrl: string | null;
  privacyUrl: string | null;
  contactEmail: string | null;
}

export async function readLegal(database: Database, tenantId: string): Promise<Legal> {
  const parsed = tenantSettings.safeParse(await readSettingsRow(database, tenantId));
  const { legal, contactEmail } = parsed.data ?? tenantSettings.parse({});
  return { ...legal, contactEmail };
}
