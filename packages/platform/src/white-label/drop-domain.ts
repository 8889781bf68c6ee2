import type { Context } from '@belvedere/kernel';
import { notify } from '../notifications/notify.ts';
import { whiteLabelScopes } from './scopes.ts';
import { changeDomain, choosePrimary, type DomainRow } from './table.ts';
import { domainLost } from './topics.ts';

const REASONS = {
  lost: 'Its TXT record has been missing for seven days.',
  taken: 'Another tenant has shown in the DNS that it is theirs, and your record is not there.',
};

/** Nothing is served at a domain any more that is not shown to be the tenant’s. It stays in the list, to be verified again. */
export async function dropDomain(ctx: Context, row: DomainRow, reason: keyof typeof REASONS): Promise<void> {
  const { tx, tenantId, now, actor, request } = ctx;
  await changeDomain(tx, { tenantId, id: row.id }, { verifiedAt: null, isPrimary: false, lostSince: null, checkedAt: now });
  await choosePrimary(tx, tenantId);
  await ctx.services.audit.append(tx, {
    actor,
    tenantId,
    request,
    action: 'white_label.domain.dropped',
    resourceType: 'custom_domain',
    resourceId: row.id,
    changes: { before: { domain: row.domain } },
    metadata: { reason },
    occurredAt: now,
  });
  await notify(ctx, {
    topic: domainLost,
    to: { scope: whiteLabelScopes.manage },
    subject: `${row.domain} is not served any more`,
    lines: [REASONS[reason], 'Verify the domain again once the DNS shows the record.'],
    actionPath: '/settings/domains',
    dedupeKey: `${row.id}:dropped:${now.toISOString()}`,
  });
}
