export type OembedAnswer = { kind: 'found'; title: string; author: string; type: string } | { kind: 'refused'; reason: string };

/** What the public oEmbed address tells a stranger: asked without a session, as other sites ask. */
export async function readOembed(address: string, signal: AbortSignal): Promise<OembedAnswer> {
  // oEmbed is no procedure but what any site may ask of a public address.
  // oxlint-disable-next-line no-restricted-globals
  const response = await fetch(`/oembed?url=${encodeURIComponent(address)}`, { credentials: 'omit', signal });
  const said = (await response.json()) as Partial<Record<'title' | 'author_name' | 'type' | 'error', string>>;
  if (!response.ok) return { kind: 'refused', reason: said.error ?? String(response.status) };
  return { kind: 'found', title: said.title ?? '', author: said.author_name ?? '', type: said.type ?? '' };
}
