import type { Call } from '@belvedere/kernel';
import { getEmailPreferences } from './get-email-preferences.ts';
import type { EmailPreferencesView, UpdateEmailPreferencesInput } from './schemas.ts';
import { updatePreferences } from './update-preferences.ts';

export async function updateEmailPreferences({ ctx, input }: Call<UpdateEmailPreferencesInput>): Promise<EmailPreferencesView> {
  const categories = { marketing: input.marketingEmails, product: input.productUpdates };
  await updatePreferences({ ctx, input: { topics: [], categories } });
  return getEmailPreferences({ ctx, input: {} });
}
