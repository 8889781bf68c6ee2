import type { Call } from '@belvedere/kernel';
import type { Finding } from '../tours/schemas.ts';
import { findTour } from '../tours/table.ts';
import { lintTour } from './lint-tour.ts';
import { loadTourGraph } from './table.ts';

export async function listFindings({ ctx, input }: Call<{ id: string }>): Promise<{ items: Finding[] }> {
  return { items: lintTour(await loadTourGraph(ctx, await findTour(ctx, input))) };
}
