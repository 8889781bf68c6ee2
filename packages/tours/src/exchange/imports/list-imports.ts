import type { Call } from '@belvedere/kernel';
import type { ImportView } from './schemas.ts';
import { listImportRows } from './table.ts';

export async function listImports({ ctx, input }: Call<{ limit: number }>): Promise<{ items: ImportView[] }> {
  return { items: await listImportRows(ctx, input.limit) };
}
