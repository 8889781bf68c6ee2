import { callerId, fail, hashToken, newToken, type Call, defined } from '@belvedere/kernel';
import { findSiteOrigin } from '@belvedere/platform';
import type { z } from 'zod';
import { toursErrors } from '../errors.ts';
import { findTour } from '../tours/table.ts';
import { checkDomains } from './check-domains.ts';
import { joinEmbedToken } from './embed.ts';
import type { createdEmbed, CreateEmbedInput } from './schemas.ts';
import { insertEmbed } from './table.ts';

/** Makes an embed code. Its token is shown here and never again: only its hash is kept. */
export async function createEmbed({ ctx, input }: Call<CreateEmbedInput>): Promise<z.input<typeof createdEmbed>> {
  const { tourId, domains, ...settings } = input;
  const tour = await findTour(ctx, { id: tourId });
  if (!tour.allowEmbedding) fail(toursErrors.embedding_refused);
  const token = joinEmbedToken(ctx.tenantId, newToken());
  const embed = await insertEmbed(ctx, {
    ...defined(settings),
    tourId,
    createdById: callerId(ctx),
    domains: checkDomains(domains),
    tokenHash: hashToken(token),
    tokenHint: token.slice(-4),
  });
  ctx.changed({ after: { tourId, domains: embed.domains } });
  const origin = (await findSiteOrigin(ctx)) ?? ctx.services.publicUrl;
  return {
    embed,
    token,
    url: `${origin}/embed/${token}`,
    snippet: `<script async src="${origin}/embed.js" data-tour="${token}"></script>`,
  };
}
