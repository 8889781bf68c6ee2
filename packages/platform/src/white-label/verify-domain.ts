import { runInTransaction, type Call, type RequestContext } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { askDns, type Shown } from './ask-dns.ts';
import { challengeName } from './domain.ts';
import { dropDomain } from './drop-domain.ts';
import { whiteLabelErrors } from './errors.ts';
import type { DomainId, DomainView } from './schemas.ts';
import {
  changeDomain,
  choosePrimary,
  findDomain,
  findVerified,
  lockDomains,
  readChallenge,
  tenantOfDomain,
  toDomainView,
} from './table.ts';

const NO_SCOPES: ReadonlySet<string> = new Set();
const answers = new WeakMap<DomainId, Shown>();

/** Asks the DNS before the transaction opens: its answer may take its time. */
export async function askBefore({
  ctx,
  input,
}: {
  ctx: Pick<RequestContext, 'services' | 'request'> & { authorized: { tenantId: string } };
  input: DomainId;
}): Promise<string> {
  const { tenantId } = ctx.authorized;
  const challenge = await readChallenge(ctx.services.database, { tenantId, id: input.id });
  if (!challenge) return tenantId;
  const shown = await askDns(ctx.services, challenge.domain);
  answers.set(input, shown);
  if (shown.kind === 'tokens' && shown.tokens.includes(challenge.token)) await takeFromFormer(ctx, { tenantId, ...challenge, shown });
  return tenantId;
}

/** A name that was sold goes to whoever has it now at once, and not when the daily check finds out. */
async function takeFromFormer(
  { services, request }: Pick<RequestContext, 'services' | 'request'>,
  { tenantId, domain, shown }: { tenantId: string; domain: string; shown: { tokens: readonly string[] } },
): Promise<void> {
  const holder = await tenantOfDomain(services.database, domain);
  if (!holder || holder.id === tenantId) return;
  const actor = { type: 'system', name: 'white_label.verify_domain' } as const;
  // Without the request of the one who verifies: the trail of the other tenant says nothing of them.
  const unnamed = { id: request.id, ip: '', userAgent: null };
  await runInTransaction(
    { services, actor, request: unnamed, setHeader: () => {} },
    { tenantId: holder.id, scopes: NO_SCOPES },
    async (ctx) => {
      await lockDomains(ctx.tx, holder.id);
      const theirs = await findVerified(ctx.tx, holder.id, domain);
      if (theirs && !shown.tokens.includes(theirs.token)) await dropDomain(ctx, theirs, 'taken');
    },
  );
}

/** From now on the tenant is served at this domain. */
export async function verifyDomain({ ctx, input }: Call<DomainId>): Promise<DomainView> {
  const { tx, tenantId, now } = ctx;
  const key = { tenantId, id: input.id };
  await lockDomains(tx, tenantId);
  const row = (await findDomain(tx, key)) ?? fail(whiteLabelErrors.domain_not_found);
  const shown = answers.get(input) ?? fail(whiteLabelErrors.domain_not_found);
  if (shown.kind === 'silent') fail(whiteLabelErrors.dns_silent);
  if (!shown.tokens.includes(row.token)) fail(whiteLabelErrors.record_not_found, { data: { record: challengeName(row.domain) } });
  const verifiedAt = row.verifiedAt ?? now;
  if (!(await changeDomain(tx, key, { verifiedAt, checkedAt: now, lostSince: null }))) fail(whiteLabelErrors.domain_taken);
  await choosePrimary(tx, tenantId);
  ctx.changed({ after: { domain: row.domain } });
  return toDomainView((await findDomain(tx, key)) ?? fail(whiteLabelErrors.domain_not_found));
}
