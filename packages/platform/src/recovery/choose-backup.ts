import { fail } from '@belvedere/kernel/core';
import { recoveryErrors } from './errors.ts';
import type { BackupManifest } from './schemas.ts';

/** The copy to begin with: the one that is named, or the last one that was whole before the moment. */
export function chooseBackup(manifests: readonly BackupManifest[], by: { id?: string; before?: Date }): BackupManifest {
  const { id, before } = by;
  const fitting = manifests.filter(
    (manifest) => (id === undefined || manifest.id === id) && (before === undefined || manifest.completedAt <= before.toISOString()),
  );
  return fitting.at(-1) ?? fail(recoveryErrors.no_backup);
}
