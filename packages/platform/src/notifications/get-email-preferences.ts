import type { Call } from '@belvedere/kernel';
import { getPreferences } from './get-preferences.ts';
import type { EmailPreferencesView } from './schemas.ts';

/** The three lists of mail (4.5), as the one centre has them. */
export async function getEmailPreferences({ ctx }: Call<object>): Promise<EmailPreferencesView> {
  const { categories } = await getPreferences({ ctx, input: {} });
  return { marketingEmails: categories.marketing, productUpdates: categories.product, securityAlerts: true };
}
