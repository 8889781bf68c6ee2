import { callerId, type Call } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import type { ConsentTextView, CreateTextInput } from './schemas.ts';
import { insertText } from './table.ts';

/** Another wording is another version: what people agreed to stays as it was. */
export async function createText({ ctx, input }: Call<CreateTextInput>): Promise<ConsentTextView> {
  const text = await insertText(ctx.tx, { ...input, tenantId: ctx.tenantId, id: newId(), createdById: callerId(ctx), createdAt: ctx.now });
  ctx.changed({ after: { purpose: text.purpose, language: text.language, version: text.version } });
  return text;
}
