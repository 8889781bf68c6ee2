import { callerId, type Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { loadRequest } from './load-request.ts';
import { withNote } from './request.ts';
import type { NoteInput, RequestView } from './schemas.ts';
import { changeRequest, notesOf, toRequestView } from './table.ts';

export async function noteCase({ ctx, input }: Call<NoteInput>): Promise<RequestView> {
  const row = await loadRequest(ctx, input.id);
  const notes = withNote(notesOf(row), { at: ctx.now.toISOString(), by: callerId(ctx), text: input.text });
  return toRequestView((await changeRequest(ctx.tx, row, { notes })) ?? fail(commonErrors.conflict));
}
