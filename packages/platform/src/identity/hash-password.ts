import { hash, verify } from '@node-rs/argon2';
import { verify as verifyBcrypt } from '@node-rs/bcrypt';
import { createSemaphore } from '@belvedere/kernel/limits';
import { normalizePassword } from './password-problem.ts';

// OWASP's floor for argon2id (A5); the algorithm is the library's default. About 20 ms and 19 MiB each.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const PREFIX = '$argon2id$v=19$m=19456,t=2,p=1$';
// Nobody's password, made with the same cost: compared when there is nothing to compare, so that both take as long (A8).
const NOBODY = `${PREFIX}5DTO6yZ4o07Tu69eCl4QAw$7shTCKZ+9zvyI4nLWFHeyvJ2ILHntHEgdRHLH9Ljwlo`;

const BCRYPT = /^\$2[aby]\$\d{2}\$[./A-Za-z0-9]{53}$/;

// Two at once on as many cores; who comes when twenty wait is told to come back instead of piling up memory.
const semaphore = createSemaphore({ concurrency: 2, queue: 20, retryAfter: 2 });

export function hashPassword(password: string): Promise<string> {
  return semaphore.run(() => hash(normalizePassword(password), COST));
}

/** Whether it is the password; `false` after the same time where there is no hash. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const matches = await semaphore.run(() => matchesHash(password, stored ?? NOBODY));
  return matches && stored !== null;
}

/** People who were imported bring bcrypt hashes, of the password as it was typed; they are replaced at the first sign-in (1.23). */
async function matchesHash(password: string, stored: string): Promise<boolean> {
  if (BCRYPT.test(stored)) return verifyBcrypt(password, stored);
  // What is no hash, such as the stand-in that an imported tenant has for one, matches nothing.
  const isHash = stored.startsWith('$argon2');
  return (await verify(isHash ? stored : NOBODY, normalizePassword(password))) && isHash;
}

/** Whether the hash was made with a cost that is no longer ours; it is made anew at the next sign-in. */
export function isOutdated(stored: string): boolean {
  return !stored.startsWith(PREFIX);
}
