// Names of members that hold what must never be written down, whatever they are in. Judged without case, dash and underscore.
const SECRET_NAME =
  /^(authorization|proxyauthorization|cookie|setcookie|passw(or)?d|passphrase|pin|otp|totp|mfacode|recoverycodes?|credentials?|signature|sig|pepper|kek|dek|privatekey|signingkeys?|apikeys?|xapikey|idempotencykey|smtp|databaseurl|redisurl|dsn|.*password|.*secrets?|.*tokens?|.*tokenhash)$/;
const HIDDEN = '[hidden]';
const MAX_DEPTH = 8;
const MAX_ITEMS = 100;

/** A copy of a value for a log: members with telling names hidden at any depth, errors as data, nothing endless. */
export function redact(value: unknown): unknown {
  return copy(value, 0, new Set());
}

function copy(value: unknown, depth: number, above: Set<object>): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH || above.has(value)) return '[…]';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  above.add(value);
  const copied = Array.isArray(value)
    ? value.slice(0, MAX_ITEMS).map((item) => copy(item, depth + 1, above))
    : members(value, depth, above);
  above.delete(value);
  return copied;
}

function members(value: object, depth: number, above: Set<object>): unknown {
  const entries = value instanceof Map ? [...value] : value instanceof Set ? [...value].entries() : Object.entries(value);
  const named = value instanceof Error ? errorMembers(value, entries) : [...entries];
  return Object.fromEntries(
    named.slice(0, MAX_ITEMS).map(([name, item]) => [String(name), isSecret(String(name)) ? HIDDEN : copy(item, depth + 1, above)]),
  );
}

/**
 * The members of an error that matter most are not enumerable, and of the others only plain values are taken: libraries hang whole
 * connections and clients on their errors.
 */
function errorMembers(error: Error, entries: Iterable<[PropertyKey, unknown]>): [PropertyKey, unknown][] {
  const plain = [...entries].filter(([name, item]) => name !== 'cause' && (typeof item !== 'object' || item === null));
  const list: [PropertyKey, unknown][] = [['name', error.name], ['message', error.message], ['stack', error.stack], ...plain];
  if (error instanceof AggregateError) list.push(['errors', error.errors]);
  return error.cause === undefined ? list : [...list, ['cause', error.cause]];
}

function isSecret(name: string): boolean {
  return name.length < 100 && SECRET_NAME.test(name.replace(/[-_]/g, '').toLowerCase());
}

// Secrets that give themselves away by their form, for texts that nobody could look into: our keys, bearer tokens, passwords in addresses.
const SHAPES: readonly [RegExp, string][] = [
  [/\bbv_(live|pub)_([0-9A-Za-z]{8})_[0-9A-Za-z]{20,}/g, 'bv_$1_$2_[hidden]'],
  [/\bwhsec_[A-Za-z0-9+/=]{16,}/g, 'whsec_[hidden]'],
  [/\b(Bearer|Basic) [A-Za-z0-9._~+/=-]{8,}/gi, '$1 [hidden]'],
  [/(:\/\/[^\s:/@"]{0,100}:)[^\s@/"]{1,200}@/g, '$1[hidden]@'],
  [/([?&](?:token|sig|code|key|secret|password|state)=)[^&\s"#\\]{1,2000}/gi, '$1[hidden]'],
];

/** A line of a log without the secrets that can be recognised in it. */
export function redactText(line: string): string {
  return SHAPES.reduce((text, [shape, shown]) => text.replace(shape, shown), line);
}
