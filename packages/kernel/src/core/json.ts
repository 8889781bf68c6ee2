import { commonErrors, fail } from './errors.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

const MAX_DEPTH = 256;

/**
 * One text for one value, whatever the order of its keys (RFC 8785): for fingerprints and hash chains.
 * Throws `common.invalid_input` for what JSON can't say (NaN, functions, bigint) and for nesting deeper than 256.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) fail(commonErrors.invalid_input);
  if (typeof value === 'number' && !Number.isFinite(value)) fail(commonErrors.invalid_input);
  if (value === null || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object') fail(commonErrors.invalid_input);
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item ?? null, depth + 1)).join(',')}]`;
  if (hasToJson(value)) return write(value.toJSON(), depth + 1);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${write(item, depth + 1)}`);
  return `{${entries.join(',')}}`;
}

function hasToJson(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}
