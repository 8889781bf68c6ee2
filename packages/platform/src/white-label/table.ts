import type { Context } from '@belvedere/kernel';
import type { MediaUse, UsedFile } from '../media/media-user.ts';

export async function findBrandUses({ tx, tenantId }: Context, { mediaId }: UsedFile, limit: number): Promise<MediaUse[]> {
  const row = await tx.whiteLabelSettings.findFirst({ where: { tenantId, OR: [{ logoMediaId: mediaId }, { faviconMediaId: mediaId }] } });
  if (!row) return [];
  const use = (role: string): MediaUse => ({ type: 'brand', id: tenantId, role, title: row.brandName });
  return [...(row.logoMediaId === mediaId ? [use('logo')] : []), ...(row.faviconMediaId === mediaId ? [use('favicon')] : [])].slice(
    0,
    limit,
  );
}
