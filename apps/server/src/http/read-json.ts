import { commonErrors, fail } from '@belvedere/kernel';
import type { Context } from 'hono';

/** The body of a request; nothing is an empty object. */
export async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text();
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    fail(commonErrors.invalid_input, { fields: { '': 'The body is not JSON.' } });
  }
}
