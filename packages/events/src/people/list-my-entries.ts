import { callerId, type Call } from '@belvedere/kernel';
import type { MineAllInput, PersonsEntries } from './schemas.ts';
import { listEntriesOf } from './table.ts';

/** Where somebody who is signed in comes to, or wants to: over all tenants. */
export async function listMyEntries({ ctx, input }: Call<MineAllInput>): Promise<PersonsEntries> {
  return { items: await listEntriesOf(ctx.services.database, callerId(ctx), input.limit) };
}
