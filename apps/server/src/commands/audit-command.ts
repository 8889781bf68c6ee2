import { verifyChain } from '@belvedere/platform';
import type { Output } from './output.ts';
import { withSession } from './session.ts';

export class ChainBroken extends Error {
  override name = 'ChainBroken';
}

export async function auditVerify(flags: { tenant?: string }, output: Output): Promise<void> {
  await withSession(output, async ({ services, listTenants }) => {
    const tenants = (await listTenants()).filter(
      ({ id, slug }) => flags.tenant === undefined || id === flags.tenant || slug === flags.tenant,
    );
    const verdicts = [];
    for (const tenant of tenants) verdicts.push({ tenant: tenant.slug, ...(await verifyChain(services, tenant.id)) });
    const lines = verdicts.map(
      ({ tenant, intact, entries, fault }) =>
        `${intact ? 'intact' : 'BROKEN'}  ${tenant}: ${entries} entries${fault ? `, ${fault.kind} at ${fault.sequence}` : ''}`,
    );
    output.result(verdicts, lines.join('\n') || `There is no tenant "${flags.tenant}".`);
    const broken = verdicts.filter(({ intact }) => !intact);
    if (broken.length > 0)
      throw new ChainBroken(
        `The audit log of ${broken.length} tenants was changed. Restore it from a backup and find out who could write to the database.`,
      );
  });
}
