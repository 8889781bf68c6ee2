import type { Json } from '@belvedere/kernel/core';

const SECRETS = new Set([
  'password',
  'passphrase',
  'secret',
  'token',
  'hash',
  'cookie',
  'authorization',
  'credential',
  'credentials',
  'otp',
]);
const PERSONAL = new Set(['email', 'phone', 'recipient']);
const MAX_TEXT = 2_000;
const MAX_SIZE = 32_768;

/**
 * What of a change may be kept for ever: no secrets, no addresses of people (G3: an entry can't be erased, so it must not need to be),
 * nothing that PostgreSQL can't store, and no more than 32 KiB.
 */
export function redact(value: unknown): Json {
  const clean = visit(value, 0);
  const size = JSON.stringify(clean).length;
  return size <= MAX_SIZE ? clean : { omitted: `${size} characters` };
}

/** Text of strangers as it may stand in a log: one line, no control characters, bounded (G8). */
export function logLine(text: string | null, length = 500): string | null {
  if (text === null) return null;
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .slice(0, length)
    .toWellFormed();
}

function visit(value: unknown, depth: number): Json {
  if (value === null || value === undefined || depth > 20) return null;
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\u0000', '').slice(0, MAX_TEXT).toWellFormed();
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => visit(item, depth + 1));
  if (typeof value !== 'object') return null;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, mask(key, item) ?? visit(item, depth + 1)]));
}

function mask(key: string, value: unknown): string | undefined {
  if (value === null || typeof value === 'boolean') return undefined;
  const words = key.split(/[^a-zA-Z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).map((word) => word.toLowerCase());
  if (words.some((word) => SECRETS.has(word)) || /^(api_?)?key$/i.test(key)) return '[secret]';
  return PERSONAL.has(words.at(-1) ?? '') ? '[personal]' : undefined;
}
