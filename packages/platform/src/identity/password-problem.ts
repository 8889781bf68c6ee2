const MIN_LENGTH = 12;
const MAX_BYTES = 1024;
const MIN_VARIETY = 5;
/** What has to be left when everything that an attacker knows anyway is taken out. */
const MIN_REST = 6;

let common: Promise<ReadonlySet<string>> | undefined;

/** Fifty thousand words are unpacked when the first password is chosen. */
function readCommon(): Promise<ReadonlySet<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']));
  return common;
}

/** One way of writing the same characters, so that a password typed on another keyboard is the same password. Nothing else is changed. */
export function normalizePassword(password: string): string {
  return password.normalize('NFC');
}

/**
 * What is wrong with a password, in words for the person who chose it (A6). Length counts, composition does not; refused is what is
 * tried first: common passwords, with digits and signs around them too, repetition, and the person's own name or address.
 */
export async function passwordProblem(password: string, context: readonly string[]): Promise<string | undefined> {
  const normal = normalizePassword(password);
  if ([...normal].length < MIN_LENGTH) return `Use at least ${MIN_LENGTH} characters.`;
  if (Buffer.byteLength(normal) > MAX_BYTES) return `Use at most ${MAX_BYTES} bytes.`;
  const lower = normal.toLowerCase();
  if (new Set(lower).size < MIN_VARIETY) return 'Use more different characters.';
  if (isCommon(lower, await readCommon())) return 'This is one of the passwords that are tried first.';
  const rest = withoutContext(lower, context);
  if (rest !== lower && rest.replace(/[^\p{L}\p{N}]/gu, '').length < MIN_REST) return 'Do not build it from your name or address.';
  return undefined;
}

/** Also with digits and signs added to it, unless these are most of it. */
function isCommon(lower: string, common: ReadonlySet<string>): boolean {
  const letters = lower.replace(/[^\p{L}]/gu, '');
  return common.has(lower) || (letters.length >= 0.4 * lower.length && common.has(letters));
}

function withoutContext(password: string, context: readonly string[]): string {
  const words = ['belvedere', ...context].flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 4);
  return words.sort((a, b) => b.length - a.length).reduce((rest, word) => rest.replaceAll(word, ''), password);
}
