import type { Belvedere, MediaView } from '@belvedere/sdk';

const LOOK_EVERY = 700;
type Purpose = 'image' | 'panorama' | 'video' | 'audio' | 'document';

/** Sends a file and waits until the server has made of it what it is for. */
export async function uploadWhole(client: Belvedere, file: File, purpose: Purpose): Promise<MediaView> {
  let media = await client.uploadMedia(file, { purpose });
  while (media.status === 'uploading' || media.status === 'processing' || media.status === 'pending') {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    media = await client.media.get({ id: media.id });
  }
  if (media.status !== 'ready') throw new Error(media.failure ?? media.status);
  return media;
}
