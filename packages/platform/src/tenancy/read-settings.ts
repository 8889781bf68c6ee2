import type { Transaction } from '@belvedere/db';
import type { z } from 'zod';
import { tenantSettings } from './schemas.ts';
import { findSettings } from './table.ts';

/** The settings of a tenant for whoever is no caller: what cannot be read counts as not set. */
export async function readSettings(tx: Transaction, tenantId: string): Promise<z.output<typeof tenantSettings>> {
  const parsed = tenantSettings.safeParse((await findSettings(tx, tenantId))?.settings ?? {});
  return parsed.success ? parsed.data : tenantSettings.parse({});
}
