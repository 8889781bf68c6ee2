import { isId, type Services } from '@belvedere/kernel';
import { signToken, verifyToken } from '@belvedere/kernel/crypto';
import { z } from 'zod';

const purpose = 'tours.import';
const claims = z.strictObject({ tenantId: z.string(), importId: z.string() });

/** A secret that lets its holder send the bytes of one archive, and nothing else. */
export function importToken({ signingKey }: Pick<Services, 'signingKey'>, grant: z.infer<typeof claims>, expiresAt: Date): string {
  return signToken([signingKey], { purpose, claims: grant, expiresAt });
}

/** The tenant whose import it is, or undefined for a token that we did not make for this one. */
export function tenantOfImport(
  { signingKey, clock }: Pick<Services, 'signingKey' | 'clock'>,
  importId: string,
  token: string,
): string | undefined {
  const { data } = claims.safeParse(verifyToken([signingKey], { purpose, token, clock }));
  return data && isId(importId) && data.importId === importId ? data.tenantId : undefined;
}
