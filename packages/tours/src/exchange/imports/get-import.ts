import type { Call } from '@belvedere/kernel';
import type { ImportView } from './schemas.ts';
import { findImport } from './table.ts';

export async function getImport({ ctx, input }: Call<{ id: string }>): Promise<ImportView> {
  return findImport(ctx, input.id);
}
