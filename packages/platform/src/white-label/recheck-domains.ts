import { defineSchedule, type Context } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import { notify } from '../notifications/notify.ts';
import { askDns, type Shown } from './ask-dns.ts';
import { dropDomain } from './drop-domain.ts';
import { whiteLabelScopes } from './scopes.ts';
import { changeDomain, findDomain, listDomainRows, lockDomains, type DomainRow } from './table.ts';
import { domainLost } from './topics.ts';

/** A record that was deleted by mistake may come back for so long. */
const GRACE = 7 * DAY;
const AT_ONCE = 8;

export const recheckDomains = defineSchedule({
  name: 'white_label.recheck_domains',
  describe:
    'Asks the DNS each day whether verified domains are still shown to be their tenants’, and drops those that have not been for a week.',
  cron: '17 4 * * *',
  async run({ services, signal, transaction, eachTenant }) {
    const due: DomainRow[] = [];
    await eachTenant(async ({ tx, tenantId }) => {
      due.push(...(await listDomainRows(tx, tenantId)).filter(({ verifiedAt }) => verifiedAt !== null));
    });
    // Some wait for a server that does not answer; no connection waits with them.
    const failures: unknown[] = [];
    const next = due.values();
    const check = async (): Promise<void> => {
      for (const row of next) {
        if (signal.aborted) return;
        const shown = await askDns(services, row.domain);
        await transaction(row.tenantId, (ctx) => note(ctx, row.id, shown)).catch((error: unknown) => failures.push(error));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, check));
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} domains could not be checked.`);
  },
});

/** Silence proves nothing: it neither begins a loss nor ends one. */
async function note(ctx: Context, id: string, shown: Shown): Promise<void> {
  const { tx, tenantId, now } = ctx;
  if (shown.kind === 'silent') return;
  await lockDomains(tx, tenantId);
  const row = await findDomain(tx, { tenantId, id });
  if (!row?.verifiedAt) return;
  const isShown = shown.tokens.includes(row.token);
  const lostSince = isShown ? null : (row.lostSince ?? now);
  if (lostSince && now.getTime() - lostSince.getTime() >= GRACE) return dropDomain(ctx, row, 'lost');
  await changeDomain(tx, { tenantId, id }, { checkedAt: now, lostSince });
  if (isShown || row.lostSince) return;
  await notify(ctx, {
    topic: domainLost,
    to: { scope: whiteLabelScopes.manage },
    subject: `The DNS no longer shows that ${row.domain} is yours`,
    lines: [
      `The TXT record that verifies ${row.domain} is missing. Put it back within seven days, or nothing is served at this domain any more.`,
    ],
    actionPath: '/settings/domains',
    dedupeKey: `${id}:lost:${now.toISOString()}`,
  });
}
