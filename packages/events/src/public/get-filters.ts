import type { ReadCall } from '@belvedere/kernel';
import type { EventFilters } from './schemas.ts';
import { readFilters } from './table.ts';

export async function getFilters({ ctx }: ReadCall<{ tenant: string }>): Promise<EventFilters> {
  return readFilters(ctx);
}
