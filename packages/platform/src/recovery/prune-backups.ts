import { DAY } from '@belvedere/kernel/core';
import type { BackupStore } from './create-backup-store.ts';
import type { BackupManifest } from './schemas.ts';
import { positionOf } from './ship-log.ts';

/** All of the last week, one of each week before, none older than this: what was erased is gone from every copy then (G4). */
export const KEPT_DAYS = 35;
const ALL_DAYS = 7;

/** Which copies are no longer wanted. The newest one always is. */
export function outdated(manifests: readonly BackupManifest[], now: Date): BackupManifest[] {
  const newest = manifests.at(-1);
  const weeks = new Set<number>();
  return manifests.filter((manifest) => {
    const age = (now.getTime() - Date.parse(manifest.startedAt)) / DAY;
    if (manifest === newest || age <= ALL_DAYS) return false;
    const week = Math.floor(Date.parse(manifest.startedAt) / (7 * DAY));
    const isFirst = !weeks.has(week);
    weeks.add(week);
    return age > KEPT_DAYS || !isFirst;
  });
}

/** Drops copies that are outdated, and the log before the oldest one that is left. */
export async function pruneBackups({ store, now }: { store: BackupStore; now: Date }): Promise<{ backups: number; segments: number }> {
  const manifests = await store.manifests();
  const gone = outdated(manifests, now);
  for (const { id } of gone) await store.drop(id);
  const oldest = manifests.find((manifest) => manifest.firstSegment !== null && !gone.includes(manifest))?.firstSegment;
  const segments = (await store.segments()).filter((name) => !name.endsWith('.history') && oldest && positionOf(name) < positionOf(oldest));
  for (const name of segments) await store.dropSegment(name);
  return { backups: gone.length, segments: segments.length };
}
