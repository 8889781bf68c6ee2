import type { Context, ScheduleCall } from '@belvedere/kernel';
import { writeZip } from '@belvedere/kernel/archive';
import { userRemoved } from '../../identity/facts.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import { eachTenantEvenRemoved } from '../erasure/each-tenant-even-removed.ts';
import { enterErasure } from '../erasure/enter-erasure.ts';
import { erasePerson, type ErasureRun } from '../erasure/erase-person.ts';
import { markErased } from '../erasure/table.ts';
import { personArchive } from '../exports/person-archive.ts';
import { storeArchive } from '../exports/store-archive.ts';
import { readExport } from '../exports/table.ts';
import { findLiveHold } from '../holds/table.ts';
import { handInOwnership } from '../owners/hand-in-ownership.ts';
import { tenantsOf, type OwnedTenant } from '../owners/table.ts';
import { eraseInTenant, type Erased } from '../personal-data/erase-in-tenant.ts';
import { personOf, type Person } from '../personal-data/person-of.ts';
import { moveRequest } from './move-request.ts';
import { heldNote, isClosed, ownerNote, withNote } from './request.ts';
import { changeRequest, findMemberPerson, findPersonById, findRequest, notesOf, PLATFORM_TENANT_ID, type RequestRow } from './table.ts';

type FoundPerson = NonNullable<Awaited<ReturnType<typeof findPersonById>>>;
export type CarryOutRun = Pick<ScheduleCall, 'services' | 'transaction' | 'eachTenant'>;

/** Does what was asked for, once it is known who asked. What was begun and broken off is begun again; what is held waits. */
export async function carryOut(run: CarryOutRun, request: RequestRow): Promise<void> {
  const { tenantId, userId, email } = request;
  const account = userId === null ? undefined : await run.transaction(tenantId, ({ tx }) => findPersonById(tx, userId));
  const person: Person = account ? personOf(account) : { userId, email, names: [] };
  if (request.requestType === 'erasure') {
    const hold = await findHoldAnywhere(run, request);
    if (hold) return void (await noteWait(run, request, heldNote(hold)));
    const left = userId === null ? [] : await handInOwnership(run, userId, await ownedBy(run, request, userId));
    if (left.length > 0) return waitForOwner(run, request, { left, account });
    return tenantId === PLATFORM_TENANT_ID ? eraseWhole(run, request, account) : eraseHere(run, request, person);
  }
  await exportPerson(run, request, person);
  await run.transaction(tenantId, async (ctx) => {
    await finish(ctx, request.id, 'The archive is ready; it is kept for 24 hours.');
    if (tenantId === PLATFORM_TENANT_ID && account)
      await queueMail(ctx, { to: account.email, template: 'exportReady', values: { displayName: account.displayName } });
  });
}

async function exportPerson(run: CarryOutRun, request: RequestRow, person: Person): Promise<void> {
  const { services } = run;
  const { tenantId, exportId } = request;
  if (exportId === null) return;
  const row = await readExport(services.database, tenantId, exportId);
  if (!row || row.status !== 'pending') return;
  const tenants: { id: string; folder: string }[] = [];
  if (tenantId === PLATFORM_TENANT_ID)
    await eachTenantEvenRemoved(run, async (ctx) => void tenants.push({ id: ctx.tenantId, folder: folderOf(ctx.tenantId) }));
  else tenants.push({ id: tenantId, folder: folderOf(tenantId) });
  const archive = writeZip(personArchive(services, { person, tenants, withFiles: row.withFiles }));
  await storeArchive(services, { tenantId, id: exportId }, archive);
}

function folderOf(tenantId: string): string {
  return tenantId === PLATFORM_TENANT_ID ? 'account' : `tenant-${tenantId}`;
}

/** A hold anywhere keeps the whole person: what is left of them would point nowhere. */
async function findHoldAnywhere(run: CarryOutRun, { tenantId, userId }: RequestRow): Promise<string | undefined> {
  const reasons: string[] = [];
  const look = async ({ tx, tenantId: where }: Context) => {
    const hold = await findLiveHold(tx, where, userId === null ? [] : [userId]);
    // A hold on all of a tenant keeps those only who have something in it.
    if (hold && (hold.userId !== null || where === tenantId || userId === null || (await isKnownIn(tx, where, userId))))
      reasons.push(hold.reason);
  };
  if (tenantId === PLATFORM_TENANT_ID) await eachTenantEvenRemoved(run, look);
  else await run.transaction(tenantId, look);
  return reasons[0];
}

async function isKnownIn(tx: Context['tx'], tenantId: string, userId: string): Promise<boolean> {
  return (await findMemberPerson(tx, tenantId, { userId })) !== undefined;
}

/** Whose owners have to be asked: of all the person's tenants, or of the one that the request is about. */
async function ownedBy({ services }: CarryOutRun, { tenantId }: RequestRow, userId: string): Promise<OwnedTenant[]> {
  const tenants = await tenantsOf(services.database, userId);
  return tenantId === PLATFORM_TENANT_ID ? tenants : tenants.filter(({ id }) => id === tenantId);
}

/** Held until there is another owner; the person is written to once. */
async function waitForOwner(
  run: CarryOutRun,
  request: RequestRow,
  { left, account }: { left: readonly string[]; account: FoundPerson | undefined },
): Promise<void> {
  const isNew = await noteWait(run, request, ownerNote(left));
  if (!isNew || !account || request.tenantId !== PLATFORM_TENANT_ID) return;
  await run.transaction(PLATFORM_TENANT_ID, (ctx) =>
    queueMail(ctx, { to: account.email, template: 'erasureWaits', values: { displayName: account.displayName, tenants: left.join(', ') } }),
  );
}

/** Once for each reason, so that the notes say when it began to wait. @returns whether it is new. */
async function noteWait({ transaction }: CarryOutRun, request: RequestRow, text: string): Promise<boolean> {
  return transaction(request.tenantId, async (ctx) => {
    const row = await findRequest(ctx.tx, request.tenantId, request.id);
    if (!row || notesOf(row).some((note) => note.text === text)) return false;
    const notes = withNote(notesOf(row), { at: ctx.now.toISOString(), by: null, text });
    return (await changeRequest(ctx.tx, row, { notes })) !== undefined;
  });
}

async function eraseHere({ services, transaction }: CarryOutRun, request: RequestRow, person: Person): Promise<void> {
  const { tenantId } = request;
  const { userId, email } = person;
  const subject =
    userId === null ? ({ kind: 'address_in', tenantId, email: email ?? '' } as const) : ({ kind: 'person_in', tenantId, userId } as const);
  const { sequence, subject: hash } = await enterErasure(services, subject);
  await transaction(tenantId, async (ctx) => {
    const erased = await eraseInTenant(ctx, person);
    await markErased(ctx.tx, { sequence, subject: hash, doneAt: ctx.now });
    await finish(ctx, request.id, describe(erased));
  });
}

async function eraseWhole(run: ErasureRun, request: RequestRow, account: FoundPerson | undefined): Promise<void> {
  if (!account) return;
  const { services, transaction } = run;
  const { sequence, subject } = await enterErasure(services, { kind: 'person', userId: account.id });
  const erased = await erasePerson(run, account);
  await transaction(PLATFORM_TENANT_ID, async (ctx) => {
    await markErased(ctx.tx, { sequence, subject, doneAt: ctx.now });
    await finish(ctx, request.id, describe(erased));
    await ctx.emit(userRemoved, { aggregateId: account.id, payload: { userId: account.id } });
  });
  // Not by the queue: what waits there would be the address once more. That it fails is no reason to keep the address.
  const words = 'Your account and what was kept about you have been erased. This is the last letter to this address.';
  await services.mailer
    .send({ id: request.id, to: account.email, subject: 'Your data was erased', text: words, html: `<p>${words}</p>` })
    .catch((error: unknown) => services.log.warn({ err: error }, 'the last letter was not sent'));
}

async function finish(ctx: Context, id: string, note: string): Promise<void> {
  const row = await findRequest(ctx.tx, ctx.tenantId, id);
  if (!row || isClosed(row.status)) return;
  await moveRequest(ctx, row, { to: 'completed', note });
  const { actor, tenantId, request, now: occurredAt } = ctx;
  const what = {
    action: 'compliance.request.completed',
    resourceType: 'gdpr_request',
    resourceId: id,
    changes: { after: { type: row.requestType } },
  };
  await ctx.services.audit.append(ctx.tx, { ...what, actor, tenantId, request, metadata: {}, occurredAt });
}

function describe(erased: Erased): string {
  const parts = Object.entries(erased).map(([table, rows]) => `${table} ${rows}`);
  return `Erased: ${parts.join(', ') || 'nothing was there'}.`.slice(0, 2_000);
}
