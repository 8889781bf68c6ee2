import { createHmac } from 'node:crypto';

/** What a mailed link is for. A token made for one purpose is nothing for another. */
export type MailPurpose = 'verify_email' | 'reset_password' | 'invitation';

/**
 * The secret of a mailed link: 256 bits that only this server can make, of an id in the database. So the token itself is in the mail
 * and nowhere else: neither the row it redeems nor the waiting mail holds it (A1, A9).
 */
export function mailToken(signingKey: Uint8Array, purpose: MailPurpose, id: string): string {
  return createHmac('sha256', signingKey).update(`mail-token:${purpose}:${id}`).digest('base64url');
}
