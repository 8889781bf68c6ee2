export const MEDIA_VARIANTS = ['original', 'compressed', 'thumbnail', 'avatar'] as const;
export type MediaVariant = (typeof MEDIA_VARIANTS)[number];

export interface MediaAddress {
  tenantId: string;
  mediaId: string;
  variant: MediaVariant;
}

/** The path under which the server mounts one form of a file. It carries the tenant, because rows can't be found without it. */
export function mediaPath({ tenantId, mediaId, variant }: MediaAddress): string {
  return `/media/${tenantId}/${mediaId}/${variant}`;
}

/** The name under which a live tour lists a form of a file that it shows, in published_assets. */
export function mediaAssetKey(mediaId: string, variant: MediaVariant): string {
  return `media/${mediaId}/${variant}`;
}
