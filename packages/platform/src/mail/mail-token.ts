import { createHmac } from 'node:crypto';

const PURPOSES = [
  'verify_email',
  'reset_password',
  'invitation',
  'magic_link',
  'change_email',
  'prove_request',
  'event_place',
  'event_feed',
] as const;

/** What a mailed link is for. A token made for one purpose is nothing for another. */
export type MailPurpose = (typeof PURPOSES)[number];

/** Stands in a waiting mail where the link goes by which its reader leaves the list. */
export const UNSUBSCRIBE_MARK = '--unsubscribe--';

/** Stands in a waiting mail where its token goes when it is sent. */
export const TOKEN_MARK = '--token--';

/**
 * The secret of a mailed link: 256 bits that only this server can make, of the id of a mail. So the token itself is in the mail that was
 * sent and nowhere else: neither the row it redeems nor the waiting mail holds it (A1, A9).
 */
export function mailToken(signingKey: Uint8Array, purpose: MailPurpose, mailId: string): string {
  return createHmac('sha256', signingKey).update(`mail-token:${purpose}:${mailId}`).digest('base64url');
}

export function isMailPurpose(topic: string): topic is MailPurpose {
  return PURPOSES.some((purpose) => purpose === topic);
}
