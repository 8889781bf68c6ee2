import type { Services } from '@belvedere/kernel';
import { storageKey, storagePrefix, type Storage, type StorageKey } from '@belvedere/kernel/storage';
import { checkpoint, checkpointKey, isGenuine, type Checkpoint } from './checkpoint.ts';

/** Where a tenant's checkpoints lie. */
export const CHECKPOINTS = ['audit', 'checkpoints'] as const;
/** The newest ones are enough: each covers everything before it. */
const READ = 200;

type Parts = Pick<Services, 'storage' | 'signingKey'>;

export async function putCheckpoint(storage: Storage, point: Checkpoint): Promise<void> {
  const name = `${point.sequence.padStart(18, '0')}.json`;
  await storage.put(storageKey(point.tenantId, ...CHECKPOINTS, name), Buffer.from(JSON.stringify(point)), { mimeType: 'application/json' });
}

/** The newest signed checkpoints of a tenant, oldest first. What we did not sign is no checkpoint. */
export async function readCheckpoints({ storage, signingKey }: Parts, tenantId: string): Promise<Checkpoint[]> {
  const keys: StorageKey[] = [];
  for await (const { key } of storage.list(storagePrefix(tenantId, ...CHECKPOINTS))) keys.push(key);
  const key = checkpointKey(signingKey);
  const found: Checkpoint[] = [];
  for (const each of keys.sort().slice(-READ)) {
    const parsed = checkpoint.safeParse(await readJson(storage, each));
    if (parsed.success && parsed.data.tenantId === tenantId && isGenuine(key, parsed.data)) found.push(parsed.data);
  }
  return found;
}

async function readJson(storage: Storage, key: StorageKey): Promise<unknown> {
  const { body } = await storage.get(key);
  const text = (await body.toArray()).join('');
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
