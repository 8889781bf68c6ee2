import { commonErrors, fail } from '../core/index.ts';

const LIMITS = { depth: 20, nodes: 20_000, key: 200 };

/**
 * Refuses what no schema of ours accepts and what PostgreSQL can't store, before any schema sees it: NUL and lone surrogates,
 * names that reach prototypes, depth and number of values (K6, X5).
 */
export function checkRawInput(value: unknown): void {
  let nodes = 0;
  const visit = (node: unknown, depth: number): void => {
    if (++nodes > LIMITS.nodes) refuse('The input has too many values.');
    if (typeof node === 'string') return checkText(node);
    if (node === null || typeof node !== 'object') return;
    if (depth >= LIMITS.depth) refuse('The input is nested too deeply.');
    for (const key of Object.keys(node)) {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype' || key.length > LIMITS.key)
        refuse('The input has a name that is not allowed.');
      checkText(key);
      visit((node as Record<string, unknown>)[key], depth + 1);
    }
  };
  visit(value, 0);
}

function checkText(text: string): void {
  if (text.includes('\u0000') || !text.isWellFormed()) refuse('The input has characters that are not text.');
}

function refuse(message: string): never {
  fail(commonErrors.invalid_input, { fields: { '': message } });
}
