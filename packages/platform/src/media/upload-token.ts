import { DAY, isId, type Services } from '@belvedere/kernel';
import { signToken, verifyToken } from '@belvedere/kernel/crypto';
import { z } from 'zod';

const purpose = 'media.upload';
const claims = z.strictObject({ tenantId: z.string(), mediaId: z.string() });
// Whether the upload is still open its row says; for a week after its end a caller is told that it is over.
const KNOWN_FOR = 7 * DAY;

interface Grant {
  tenantId: string;
  mediaId: string;
}

/** A secret that lets its holder send the bytes of one file, and nothing else. */
export function uploadToken({ signingKey }: Pick<Services, 'signingKey'>, { tenantId, mediaId }: Grant, closesAt: Date): string {
  return signToken([signingKey], { purpose, claims: { tenantId, mediaId }, expiresAt: new Date(closesAt.getTime() + KNOWN_FOR) });
}

/** The tenant whose file it is, or undefined for a token that we did not make for this file. */
export function tenantOfUpload(
  { signingKey, clock }: Pick<Services, 'signingKey' | 'clock'>,
  mediaId: string,
  token: string,
): string | undefined {
  const { data } = claims.safeParse(verifyToken([signingKey], { purpose, token, clock }));
  return data && isId(mediaId) && data.mediaId === mediaId ? data.tenantId : undefined;
}
