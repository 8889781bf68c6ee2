import { callerId, type Context, type Json } from '@belvedere/kernel';
import { lockTour, updateTourRow, type TourRow } from '../tours/table.ts';

type Change = Partial<Pick<TourRow, 'tags' | 'category'>>;

/** Changes some fields of a tour whatever its version is, unless they are so already. */
export async function changeTour(ctx: Context, id: string, change: (tour: TourRow) => Change): Promise<'done' | 'unchanged'> {
  const tour = await lockTour(ctx, id);
  const after = change(tour);
  const before = Object.fromEntries(Object.keys(after).map((name) => [name, tour[name as keyof Change]])) as Json;
  if (JSON.stringify(before) === JSON.stringify(after)) return 'unchanged';
  await updateTourRow(ctx, tour, { ...after, updatedById: callerId(ctx) });
  ctx.changed({ before, after });
  return 'done';
}
