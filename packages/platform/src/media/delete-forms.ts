import type { JobCall } from '@belvedere/kernel';
import { mediaKeys } from './media-keys.ts';

/** Removes the bytes of a content whose row is gone. */
export async function deleteForms({ services, tenantId, input }: JobCall<{ mediaId: string; formsId: string }>): Promise<void> {
  const { storage } = services;
  for (const id of new Set([input.formsId, input.mediaId])) {
    const { forms, parts } = mediaKeys(tenantId, id);
    if (id === input.formsId) for await (const { key } of storage.list(forms)) await storage.delete(key);
    for await (const { key } of storage.list(parts)) await storage.delete(key);
  }
}
