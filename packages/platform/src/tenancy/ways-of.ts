import type { Context } from '@belvedere/kernel';
import { readSettings } from './read-settings.ts';

/** What the tenant does where nobody says otherwise: its language and its time zone. */
export async function waysOf({ tx, tenantId }: Pick<Context, 'tx' | 'tenantId'>): Promise<{ language: string; timezone: string }> {
  const { language, timezone } = await readSettings(tx, tenantId);
  return { language, timezone };
}
