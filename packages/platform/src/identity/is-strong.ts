/** By what somebody proved who they are, in the words of RFC 8176 where it has some. */
export type Amr = 'pwd' | 'otp' | 'recovery' | 'passkey' | 'email' | 'external';

const STRONG: ReadonlySet<string> = new Set<Amr>(['otp', 'recovery', 'passkey']);

/** Whether one of the proofs is a second factor, or as good as two: a passkey is a thing that one has, unlocked by who one is. */
export function isStrong(amr: readonly string[]): boolean {
  return amr.some((method) => STRONG.has(method));
}
