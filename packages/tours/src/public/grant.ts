import { isId, type Clock } from '@belvedere/kernel';
import { signToken, verifyToken } from '@belvedere/kernel/crypto';
import { z } from 'zod';
import type { Opener } from './openers.ts';

const PURPOSE = 'tour-grant';
const id = z.string().refine(isId);
const claims = z.strictObject({ tour: id, by: z.enum(['password', 'link', 'member']), id });

/** That a visitor was let into one tour: signed, short-lived, and good only while what opened it stands. */
export type Grant = { tour: string } & Opener;

export function signGrant(key: Uint8Array, { tour, by, id: opener }: Grant, expiresAt: Date): string {
  return signToken([key], { purpose: PURPOSE, claims: { tour, by, id: opener }, expiresAt });
}

export function readGrant(key: Uint8Array, token: string, clock: Clock): Grant | undefined {
  // The longest one of ours has some 250 characters; what is longer is not worth a signature's time.
  const parsed = token.length > 400 ? undefined : claims.safeParse(verifyToken([key], { purpose: PURPOSE, token, clock }));
  return parsed?.success ? parsed.data : undefined;
}
