import type { Call } from '@belvedere/kernel';
import type { BackupPage, ListBackupsInput } from './schemas.ts';
import { listBackupRows } from './table.ts';

export function listBackups({ ctx, input }: Call<ListBackupsInput>): Promise<BackupPage> {
  return listBackupRows(ctx.tx, input);
}
