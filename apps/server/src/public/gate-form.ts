import type { Context } from 'hono';

const MOST_BYTES = 2_000;

/**
 * Whether a form came from a page of ours. The gate's own page sends no referrer, so that browsers name its origin as `null`; those
 * that say where a request comes from are believed, as no page can write that header.
 */
export function isOwnForm(c: Context, publicUrl: string): boolean {
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  if (site !== undefined) return site === 'same-origin';
  return origin === undefined || origin === 'null' || origin === new URL(publicUrl).origin;
}

/** The password in a form's body; empty when it is none or too long to be one. */
export async function readPassword(c: Context): Promise<string> {
  const isForm = c.req.header('content-type')?.split(';')[0]!.trim() === 'application/x-www-form-urlencoded';
  const length = Number(c.req.header('content-length') ?? Number.NaN);
  if (!isForm || !(length <= MOST_BYTES)) return '';
  const password = new URLSearchParams(await c.req.text()).get('password') ?? '';
  return password.length <= 200 ? password : '';
}
