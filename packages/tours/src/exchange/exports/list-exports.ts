import type { Call } from '@belvedere/kernel';
import { findTour } from '../../tours/table.ts';
import type { ExportView } from './schemas.ts';
import { listExportRows } from './table.ts';

export async function listExports({ ctx, input }: Call<{ tourId: string }>): Promise<{ items: ExportView[] }> {
  await findTour(ctx, { id: input.tourId });
  return { items: await listExportRows(ctx, input.tourId) };
}
