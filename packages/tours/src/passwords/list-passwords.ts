import type { Call } from '@belvedere/kernel';
import { findTour } from '../tours/table.ts';
import type { TourPasswordView } from './schemas.ts';
import { listPasswordRows } from './table.ts';

export async function listPasswords({ ctx, input }: Call<{ tourId: string }>): Promise<{ items: TourPasswordView[] }> {
  await findTour(ctx, { id: input.tourId });
  return { items: await listPasswordRows(ctx, input.tourId) };
}
