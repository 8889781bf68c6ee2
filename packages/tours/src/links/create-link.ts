import { commonErrors, DAY, fail, type Call } from '@belvedere/kernel';
import type { z } from 'zod';
import { publicTourPath } from '../public/public-tour-path.ts';
import { findTour } from '../tours/table.ts';
import { LINK_PARAMETER, signLink } from './link-token.ts';
import type { createdLink, CreateLinkInput } from './schemas.ts';
import { insertLink, tenantSlugOf } from './table.ts';

const LONGEST_DAYS = 366;

/** A link that opens a live tour, whatever its visibility, until it expires. Its address is shown here and never again. */
export async function createLink({ ctx, input }: Call<CreateLinkInput>): Promise<z.input<typeof createdLink>> {
  const { tourId, label, expiresAt } = input;
  const lasts = expiresAt.getTime() - ctx.now.getTime();
  if (lasts <= 0 || lasts > LONGEST_DAYS * DAY)
    fail(commonErrors.invalid_input, { fields: { expiresAt: `Choose a time within the next ${LONGEST_DAYS} days.` } });
  const tour = await findTour(ctx, { id: tourId });
  const link = await insertLink(ctx, { tourId, label, expiresAt });
  ctx.changed({ after: { tourId, label, expiresAt: expiresAt.toISOString() } });
  const { publicUrl, signingKey } = ctx.services;
  const path = publicTourPath(await tenantSlugOf(ctx), tour.slug);
  return { link, url: `${publicUrl}${path}?${LINK_PARAMETER}=${signLink(signingKey, link)}` };
}
