import { deriveKey, hmac } from '@belvedere/kernel/crypto';

/** How tokens of ours look anywhere in a text: for refusing one in an address, and for secret scanners. */
export const TOKEN_PATTERN = /bv_(?:at|rt)_[0-9A-Za-z_-]{43}/;

const ACCESS = /^bv_at_[0-9A-Za-z_-]{43}$/;
const REFRESH = /^bv_rt_[0-9A-Za-z_-]{43}$/;

export const isAccessToken = (text: string): boolean => ACCESS.test(text);
export const isRefreshToken = (text: string): boolean => REFRESH.test(text);

export interface Pair {
  accessToken: string;
  refreshToken: string;
}

/**
 * Both tokens of one step of a family: 256 bits each that only this server can make of the step's id. So a refresh that is repeated
 * because its answer was lost gets the very same pair, and no row has to hold it (A10).
 */
export function pairOf(signingKey: Uint8Array, stepId: string): Pair {
  const key = deriveKey(signingKey, 'access and refresh tokens');
  return { accessToken: `bv_at_${hmac(key, `access:${stepId}`)}`, refreshToken: `bv_rt_${hmac(key, `refresh:${stepId}`)}` };
}
