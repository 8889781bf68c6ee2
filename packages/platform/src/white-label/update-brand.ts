import type { Call, Context } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { holdMedia } from '../media/hold-media.ts';
import { lowContrast } from './low-contrast.ts';
import { whiteLabelErrors } from './errors.ts';
import type { BrandView, UpdateBrandInput } from './schemas.ts';
import { findBrand, saveBrand } from './table.ts';

export async function updateBrand({ ctx, input }: Call<UpdateBrandInput>): Promise<BrandView> {
  const { tx, tenantId } = ctx;
  const { version: before, updatedAt: _, ...kept } = await findBrand(tx, tenantId);
  if (before !== input.version) fail(commonErrors.conflict);
  const next: typeof kept = {
    brandName: input.brandName === undefined ? kept.brandName : input.brandName,
    senderName: input.senderName === undefined ? kept.senderName : input.senderName,
    logoMediaId: input.logoMediaId === undefined ? kept.logoMediaId : input.logoMediaId,
    faviconMediaId: input.faviconMediaId === undefined ? kept.faviconMediaId : input.faviconMediaId,
    primaryColor: input.primaryColor === undefined ? kept.primaryColor : input.primaryColor,
    backgroundColor: input.backgroundColor === undefined ? kept.backgroundColor : input.backgroundColor,
    textColor: input.textColor === undefined ? kept.textColor : input.textColor,
    showPoweredBy: input.showPoweredBy ?? kept.showPoweredBy,
  };
  const contrast = lowContrast(next);
  if (contrast !== undefined)
    fail(whiteLabelErrors.illegible, { fields: { textColor: `The contrast is ${contrast}:1.` }, data: { contrast } });
  // Only what is named anew is looked at: a logo that is gone by now does not keep anybody from changing a colour.
  if (input.logoMediaId) await requirePicture(ctx, 'logoMediaId', input.logoMediaId);
  if (input.faviconMediaId) await requirePicture(ctx, 'faviconMediaId', input.faviconMediaId);
  if (!(await saveBrand(tx, { tenantId, version: input.version }, next))) fail(commonErrors.conflict);
  ctx.changed({ before: { ...kept }, after: { ...next } });
  return findBrand(tx, tenantId);
}

/** Held, so that nobody removes it meanwhile. */
async function requirePicture(ctx: Context, field: string, mediaId: string): Promise<void> {
  const media = await holdMedia(ctx, mediaId);
  const isShown = media?.mediaType === 'image' && media.status === 'ready' && media.replacesId === null && media.compressedPath !== null;
  if (!isShown) fail(whiteLabelErrors.picture_not_found, { fields: { [field]: 'There is no such picture, or it is not ready.' } });
}
