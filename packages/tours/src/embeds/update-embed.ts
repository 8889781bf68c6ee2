import { defined, type Call } from '@belvedere/kernel';
import { announce } from '../publishing/table.ts';
import { checkDomains } from './check-domains.ts';
import type { EmbedView, UpdateEmbedInput } from './schemas.ts';
import { findEmbed, updateEmbedRow } from './table.ts';

export async function updateEmbed({ ctx, input }: Call<UpdateEmbedInput>): Promise<EmbedView> {
  const { id, domains, ...settings } = input;
  const before = await findEmbed(ctx, id);
  const after = await updateEmbedRow(ctx, id, { ...defined(settings), ...(domains && { domains: checkDomains(domains) }) });
  await announce(ctx);
  ctx.changed({ before: { domains: before.domains }, after: { domains: after.domains } });
  return after;
}
