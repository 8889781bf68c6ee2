import type { Call } from '@belvedere/kernel';
import { requestLink } from './request-link.ts';
import type { EmailInput, MailSent } from './schemas.ts';

export function resendVerification({ ctx, input }: Call<EmailInput>): Promise<MailSent> {
  return requestLink(ctx, { purpose: 'verify_email', email: input.email });
}
