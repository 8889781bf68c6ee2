import { isId, type Clock } from '@belvedere/kernel';
import { signToken, verifyToken } from '@belvedere/kernel/crypto';
import { z } from 'zod';

const PURPOSE = 'tour-draft';
const id = z.string().refine(isId);
const claims = z.strictObject({ tenant: id, tour: id });
// Ours have some 240 characters; what is longer is not worth a signature's time.
const LONGEST = 400;

/** Whose draft may be seen. */
export interface DraftAddress {
  tenantId: string;
  tourId: string;
}

/** That whoever has it may load what one draft shows, until then. Nothing else of the tour, and nothing of another one. */
export function signDraft(key: Uint8Array, { tenantId, tourId }: DraftAddress, expiresAt: Date): string {
  return signToken([key], { purpose: PURPOSE, claims: { tenant: tenantId, tour: tourId }, expiresAt });
}

/** The draft that a token shows, if it is one of ours and has not expired. */
export function readDraftToken(key: Uint8Array, token: string, clock: Clock): DraftAddress | undefined {
  const parsed = token.length > LONGEST ? undefined : claims.safeParse(verifyToken([key], { purpose: PURPOSE, token, clock }));
  return parsed?.success ? { tenantId: parsed.data.tenant, tourId: parsed.data.tour } : undefined;
}
