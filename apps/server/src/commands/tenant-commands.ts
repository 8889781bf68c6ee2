import type { Services } from '@belvedere/kernel';
import { findRemovalBySlug, listTenantRows, purgeTenantNow, removeTenantFor, restoreTenantFor, type TenantRow } from '@belvedere/platform';
import type { Output } from './output.ts';
import { withSession } from './session.ts';

const PAGE = 500;

/** Nothing was done, because nobody said that this tenant is meant. */
class NotConfirmed extends Error {
  override name = 'NotConfirmed';
  readonly wayOut: string;
  constructor(slug: string, forGood: boolean) {
    super(`Nothing was done: this removes the tenant "${slug}"${forGood ? ' for good, with all rows and files' : ''}.`);
    this.wayOut = `Take it out first by: belvedere tenant export ${slug} <file>. Then repeat this with --yes.`;
  }
}

const day = (date: Date) => date.toISOString().slice(0, 10);

/** `belvedere tenant list`: every customer, and which of them are on their way out. */
export async function tenantList(output: Output): Promise<void> {
  await withSession(output, async ({ services }) => {
    const tenants = await everyTenant(services);
    const line = ({ slug, name, status, purgeAfter }: TenantRow) =>
      [slug, name, purgeAfter ? `removed, can be restored until ${day(purgeAfter)}` : status].join('  ');
    output.result({ tenants }, tenants.map(line).join('\n'));
  });
}

async function everyTenant({ database }: Services): Promise<TenantRow[]> {
  const tenants: TenantRow[] = [];
  for (;;) {
    const page = await listTenantRows(database, { after: tenants.at(-1)?.id, limit: PAGE });
    tenants.push(...page);
    if (page.length < PAGE) return tenants;
  }
}

/** `belvedere tenant remove <slug> --yes [--now]`: out of everything at once; for good after 30 days, or now. */
export async function tenantRemove(slug: string, flags: { yes?: boolean; now?: boolean }, output: Output): Promise<void> {
  if (!flags.yes) throw new NotConfirmed(slug, flags.now === true);
  await withSession(output, async ({ services }) => {
    const { purgeAfter } = (await findRemovalBySlug(services.database, slug)) ?? (await removeTenantFor(services, slug));
    if (!flags.now) {
      const until = `It can be restored until ${day(purgeAfter)}: belvedere tenant restore ${slug}.`;
      output.result({ slug, purgeAfter, purged: false }, `The tenant "${slug}" is removed; nothing of it is served. ${until}`);
      return;
    }
    output.say(`"${slug}" goes for good now. What was not taken out by "belvedere tenant export ${slug} <file>" is in backups only.`);
    const { tenantId, rows, files } = await purgeTenantNow(services, slug);
    output.result({ slug, tenantId, purged: true, rows, files }, `The tenant "${slug}" is gone: ${rows} rows, ${files} files.`);
  });
}

/** `belvedere tenant restore <slug>`: back as it was, as long as it is not purged. */
export async function tenantRestore(slug: string, output: Output): Promise<void> {
  await withSession(output, async ({ services }) => {
    const restored = await restoreTenantFor(services, slug);
    output.result(restored, `The tenant "${slug}" is back as it was.`);
  });
}
