import type { Call } from '@belvedere/kernel';
import type { TicketKeys } from './schemas.ts';
import { listKeyRows, toTicketKeys } from './table.ts';

export async function listTicketKeys({ ctx }: Call<{ tenant: string }>): Promise<TicketKeys> {
  return toTicketKeys(await listKeyRows(ctx));
}
