import { isId, type Clock } from '@belvedere/kernel';
import { signToken, verifyToken } from '@belvedere/kernel/crypto';
import { z } from 'zod';

const PURPOSE = 'tour-link';
const claims = z.strictObject({ link: z.string().refine(isId) });

/** The parameter of a tour's address that carries the token of a signed link. */
export const LINK_PARAMETER = 'access';

/** The secret of a link: a signature of its id. Nothing in the database can be turned into it. */
export function signLink(key: Uint8Array, link: { id: string; expiresAt: Date }): string {
  return signToken([key], { purpose: PURPOSE, claims: { link: link.id }, expiresAt: link.expiresAt });
}

/** The id of the link whose token this is, if it is one of ours and has not expired. */
export function readLink(key: Uint8Array, token: string, clock: Clock): string | undefined {
  const parsed = claims.safeParse(verifyToken([key], { purpose: PURPOSE, token, clock }));
  return parsed.success ? parsed.data.link : undefined;
}
