import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from './env.ts';
import { BadEnvironment } from './env.ts';

const BYTES = 32;

/** The key of this installation: given, or made at the first start and kept where only its user can read it. */
export async function readSecretKey({ SECRET_KEY, DATA_DIR }: Env): Promise<Uint8Array> {
  if (SECRET_KEY !== undefined) return checked(Buffer.from(SECRET_KEY, 'base64'), 'SECRET_KEY');
  await mkdir(DATA_DIR, { recursive: true });
  const path = join(DATA_DIR, 'secret.key');
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(randomBytes(BYTES).toString('base64'));
    await file.sync();
    await file.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return checked(Buffer.from(await readFile(path, 'utf8'), 'base64'), path);
}

function checked(key: Buffer, where: string): Uint8Array {
  if (key.length !== BYTES)
    throw new BadEnvironment(`${where} has to be ${BYTES} bytes in base64. Make one with: openssl rand -base64 ${BYTES}`);
  return key;
}
