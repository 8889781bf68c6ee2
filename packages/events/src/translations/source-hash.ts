import { hash } from 'node:crypto';

/** What a translation is made of, in a few letters: when the event says something else, they differ. */
export function sourceHash({ title, description }: { title: string; description?: string | null | undefined }): string {
  return hash('sha256', JSON.stringify([title, description ?? null]), 'base64url').slice(0, 22);
}

/** Whether a translation is older than what the event says now; of one that does not say what it was made of nobody knows. */
export function isOutdated(translation: { sourceHash?: string | null | undefined }, event: Parameters<typeof sourceHash>[0]): boolean {
  return translation.sourceHash != null && translation.sourceHash !== sourceHash(event);
}
