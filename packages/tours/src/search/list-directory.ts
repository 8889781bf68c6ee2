import type { Call } from '@belvedere/kernel';
import type { DirectoryInput, DirectoryPage } from './schemas.ts';
import { listDirectoryRows } from './table.ts';

/** The live tours of a tenant: the set that its sitemap names (I13). */
export async function listDirectory({ ctx, input }: Call<DirectoryInput>): Promise<DirectoryPage> {
  return listDirectoryRows(ctx, input);
}
