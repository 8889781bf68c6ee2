import type { Call } from '@belvedere/kernel';
import type { ExportView } from './schemas.ts';
import { findExport } from './table.ts';

export async function getExport({ ctx, input }: Call<{ id: string }>): Promise<ExportView> {
  return findExport(ctx, input.id);
}
