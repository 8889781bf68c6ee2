import type { Call } from '@belvedere/kernel';
import type { ConsentTextView, ListTextsInput } from './schemas.ts';
import { listCurrentTexts } from './table.ts';

export async function listTexts({ ctx, input }: Call<ListTextsInput>): Promise<{ items: ConsentTextView[] }> {
  return { items: await listCurrentTexts(ctx.tx, ctx.tenantId, input) };
}
