import type { Call } from '@belvedere/kernel';
import { requestLink } from '../request-link.ts';
import type { EmailInput, MailSent } from '../schemas.ts';

export function requestMagicLink({ ctx, input }: Call<EmailInput>): Promise<MailSent> {
  return requestLink(ctx, { purpose: 'magic_link', email: input.email });
}
