import type { Call } from '@belvedere/kernel';
import type { AddressesInput, EventAddresses } from './schemas.ts';
import { countAddresses, listAddressRows } from './table.ts';

export const ADDRESSES_PER_PAGE = 1000;

export async function listAddresses({ ctx, input }: Call<AddressesInput>): Promise<EventAddresses> {
  const items = await listAddressRows(ctx, { skip: (input.page - 1) * ADDRESSES_PER_PAGE, take: ADDRESSES_PER_PAGE });
  return { items, pages: Math.ceil((await countAddresses(ctx)) / ADDRESSES_PER_PAGE) };
}
