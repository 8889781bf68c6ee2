import { Secret, TOTP } from 'otpauth';

/** Seconds that a code is shown. */
const PERIOD = 30;
/** Steps before and after: clocks differ, and people type slowly. */
const WINDOW = 1;

/** A new secret: 160 bits, as RFC 4226 recommends, in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The step whose code this is, or undefined. Six digits and SHA-1 are what every authenticator app understands (RFC 6238). */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const timestamp = now.getTime();
  const delta = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: PERIOD }).validate({
    token: code,
    timestamp,
    window: WINDOW,
  });
  return delta === null ? undefined : Math.floor(timestamp / 1_000 / PERIOD) + delta;
}

/** What an authenticator app scans. */
export function totpUri(secret: string, { label, issuer }: { label: string; issuer: string }): string {
  return new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: PERIOD, label, issuer }).toString();
}
