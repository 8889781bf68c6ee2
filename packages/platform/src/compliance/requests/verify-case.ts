import { callerId, type Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { complianceErrors } from '../errors.ts';
import { acceptProof } from './accept-proof.ts';
import { loadRequest } from './load-request.ts';
import type { NoteInput, RequestView } from './schemas.ts';
import { toRequestView } from './table.ts';

/** Whoever handles the case checked the identity another way, and says how. */
export async function verifyCase({ ctx, input }: Call<NoteInput>): Promise<RequestView> {
  const row = await loadRequest(ctx, input.id);
  if (row.verifiedAt) fail(complianceErrors.request_closed);
  return toRequestView(await acceptProof(ctx, row, { by: callerId(ctx), note: input.text }));
}
