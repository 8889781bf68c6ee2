import type { Transaction } from '@belvedere/db';

export { PLATFORM_TENANT_ID } from '@belvedere/db';

/** Whose values a data key protects. */
export interface KeyOwner {
  kind: 'person' | 'tenant';
  id: string;
}

const where = ({ kind, id }: KeyOwner) => ({ ownerKind: kind, ownerId: id });

export async function findWrapped(tx: Transaction, owner: KeyOwner): Promise<Uint8Array | undefined> {
  return (await tx.dataKey.findUnique({ where: { ownerKind_ownerId: where(owner) } }))?.wrapped;
}

/** Keeps the key that was there first. @returns the one that counts. */
export async function insertWrapped(tx: Transaction, owner: KeyOwner, wrapped: Uint8Array): Promise<Uint8Array> {
  await tx.dataKey.createMany({ data: [{ ...where(owner), wrapped: new Uint8Array(wrapped) }], skipDuplicates: true });
  return (await findWrapped(tx, owner)) ?? wrapped;
}

/** @returns whether there was one. */
export async function deleteWrapped(tx: Transaction, owner: KeyOwner): Promise<boolean> {
  return (await tx.dataKey.deleteMany({ where: where(owner) })).count > 0;
}

/** The next keys in the order of their owners, held until the transaction ends. */
export async function lockWrapped(
  tx: Transaction,
  { after, limit }: { after: KeyOwner | undefined; limit: number },
): Promise<WrappedKey[]> {
  const { kind, id } = after ?? { kind: '', id: '00000000-0000-0000-0000-000000000000' };
  const rows = await tx.$queryRaw<{ kind: KeyOwner['kind']; id: string; wrapped: Uint8Array }[]>`
    SELECT owner_kind AS kind, owner_id AS id, wrapped FROM data_keys
    WHERE (owner_kind, owner_id) > (${kind}, ${id}::uuid) ORDER BY owner_kind, owner_id LIMIT ${limit} FOR UPDATE`;
  return rows.map(({ wrapped, ...owner }) => ({ owner, wrapped }));
}

export interface WrappedKey {
  owner: KeyOwner;
  wrapped: Uint8Array;
}

export async function replaceWrapped(tx: Transaction, { owner, wrapped }: WrappedKey): Promise<void> {
  await tx.dataKey.updateMany({ where: where(owner), data: { wrapped: new Uint8Array(wrapped) } });
}
