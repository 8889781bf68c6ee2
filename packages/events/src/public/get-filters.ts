import type { Call } from '@belvedere/kernel';
import type { EventFilters } from './schemas.ts';
import { readFilters } from './table.ts';

export async function getFilters({ ctx }: Call<{ tenant: string }>): Promise<EventFilters> {
  return readFilters(ctx);
}
