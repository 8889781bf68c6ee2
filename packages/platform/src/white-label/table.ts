import { Prisma, type Database, type Transaction } from '@belvedere/db';
import type { Context } from '@belvedere/kernel';
import type { MediaUse, UsedFile } from '../media/media-user.ts';
import { challengeName } from './domain.ts';
import type { BrandView, DomainView } from './schemas.ts';

// The brand ----------------------------------------------------------------------------------------------------------------

const NO_BRAND: BrandView = {
  brandName: null,
  senderName: null,
  logoMediaId: null,
  faviconMediaId: null,
  primaryColor: null,
  backgroundColor: null,
  textColor: null,
  showPoweredBy: true,
  version: 0,
  updatedAt: null,
};

export async function findBrand(tx: Transaction, tenantId: string): Promise<BrandView> {
  const row = await tx.whiteLabelSettings.findUnique({ where: { tenantId } });
  if (!row) return NO_BRAND;
  const { tenantId: _, createdAt: __, ...shown } = row;
  return shown;
}

/** @returns whether the version was the one that is there; 0 is none yet. */
export async function saveBrand(
  tx: Transaction,
  { tenantId, version }: { tenantId: string; version: number },
  data: Omit<BrandView, 'version' | 'updatedAt'>,
): Promise<boolean> {
  const { count } =
    version === 0
      ? await tx.whiteLabelSettings.createMany({ data: [{ tenantId, ...data }], skipDuplicates: true })
      : await tx.whiteLabelSettings.updateMany({ where: { tenantId, version }, data: { ...data, version: { increment: 1 } } });
  return count === 1;
}

export async function findBrandUses({ tx, tenantId }: Context, { mediaId }: UsedFile, limit: number): Promise<MediaUse[]> {
  const row = await tx.whiteLabelSettings.findFirst({ where: { tenantId, OR: [{ logoMediaId: mediaId }, { faviconMediaId: mediaId }] } });
  if (!row) return [];
  const use = (role: string): MediaUse => ({ type: 'brand', id: tenantId, role, title: row.brandName });
  return [...(row.logoMediaId === mediaId ? [use('logo')] : []), ...(row.faviconMediaId === mediaId ? [use('favicon')] : [])].slice(
    0,
    limit,
  );
}

// Domains ------------------------------------------------------------------------------------------------------------------

export type DomainRow = Prisma.CustomDomainGetPayload<object>;
type Key = { tenantId: string; id: string };

export function toDomainView({ tenantId: _, token, ...shown }: DomainRow): DomainView {
  return { ...shown, record: { name: challengeName(shown.domain), value: token } };
}

/** Until the transaction ends nobody else adds to the list or chooses its primary one. */
export async function lockDomains(tx: Transaction, tenantId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`custom domains|${tenantId}`}, 0))::text`;
}

/** @returns whether it was not in the list yet. */
export async function insertDomain(tx: Transaction, row: Prisma.CustomDomainCreateManyInput): Promise<boolean> {
  return (await tx.customDomain.createMany({ data: [row], skipDuplicates: true })).count === 1;
}

export function listDomainRows(tx: Transaction, tenantId: string): Promise<DomainRow[]> {
  return tx.customDomain.findMany({ where: { tenantId }, orderBy: { id: 'asc' }, take: 100 });
}

export async function findDomain(tx: Transaction, key: Key): Promise<DomainRow | undefined> {
  return (await tx.customDomain.findUnique({ where: { tenantId_id: key } })) ?? undefined;
}

export async function findVerified(tx: Transaction, tenantId: string, domain: string): Promise<DomainRow | undefined> {
  return (await tx.customDomain.findFirst({ where: { tenantId, domain, verifiedAt: { not: null } } })) ?? undefined;
}

/** @returns undefined when another tenant has the name; the transaction is then over. */
export async function changeDomain(
  tx: Transaction,
  key: Key,
  data: Prisma.CustomDomainUncheckedUpdateInput,
): Promise<DomainRow | undefined> {
  try {
    return await tx.customDomain.update({ where: { tenantId_id: key }, data });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return undefined;
    throw error;
  }
}

export async function deleteDomain(tx: Transaction, key: Key): Promise<boolean> {
  return (await tx.customDomain.deleteMany({ where: key })).count === 1;
}

/** Makes one of the verified domains the primary one and the others not. Without a wish it stays, or is the oldest. */
export async function choosePrimary(tx: Transaction, tenantId: string, wished?: string): Promise<void> {
  const rows = await listDomainRows(tx, tenantId);
  const verified = rows.filter(({ verifiedAt }) => verifiedAt !== null);
  const chosen = verified.find(({ id }) => id === wished) ?? verified.find(({ isPrimary }) => isPrimary) ?? verified[0];
  // First none, then one: an index allows no two at any moment.
  await tx.customDomain.updateMany({
    where: { tenantId, isPrimary: true, ...(chosen && { id: { not: chosen.id } }) },
    data: { isPrimary: false },
  });
  if (chosen && !chosen.isPrimary) await changeDomain(tx, { tenantId, id: chosen.id }, { isPrimary: true });
}

/** The name and token of a domain, outside of a transaction. */
export async function readChallenge(database: Database, { tenantId, id }: Key): Promise<{ domain: string; token: string } | undefined> {
  const text = 'SELECT domain, token FROM custom_domains WHERE tenant_id = $1 AND id = $2';
  const [row] = await database.read<{ domain: string; token: string }>(
    { tenantId },
    { name: 'white_label.challenge', text, values: [tenantId, id] },
  );
  return row;
}

/** The verified domain of which canonical addresses are made. */
export async function findPrimaryDomain(tx: Transaction, tenantId: string): Promise<string | undefined> {
  const where = { tenantId, isPrimary: true, verifiedAt: { not: null } };
  return (await tx.customDomain.findFirst({ where, select: { domain: true } }))?.domain;
}

/** The same outside of a transaction, for pages of visitors. */
export async function readPrimaryDomain(database: Database, tenantId: string): Promise<string | undefined> {
  const text = 'SELECT domain FROM custom_domains WHERE tenant_id = $1 AND is_primary AND verified_at IS NOT NULL';
  const [row] = await database.read<{ domain: string }>({ tenantId }, { name: 'white_label.primary_domain', text, values: [tenantId] });
  return row?.domain;
}

/** The tenant whose verified domain it is. */
export async function tenantOfDomain(database: Database, host: string): Promise<{ id: string; slug: string } | undefined> {
  const statement = { name: 'white_label.tenant_of_domain', text: 'SELECT id, slug FROM app.tenant_of_domain($1)', values: [host] };
  const [row] = await database.lookup<{ id: string; slug: string }>(statement);
  return row;
}

// What visitors see --------------------------------------------------------------------------------------------------------

export interface SiteRow {
  name: string;
  /** The verified domain of which canonical addresses are made. */
  primaryDomain: string | null;
  primaryColor: string | null;
  backgroundColor: string | null;
  textColor: string | null;
  showPoweredBy: boolean;
  /** Content ids of pictures that can be shown now. */
  logo: string | null;
  icon: string | null;
}

const PICTURE = `m.tenant_id = w.tenant_id AND m.media_type = 'image' AND m.status = 'ready' AND m.deleted_at IS NULL AND m.compressed_path IS NOT NULL`;

const SITE = `
  SELECT coalesce(w.brand_name, t.name) AS name, d.domain AS "primaryDomain",
    coalesce(w.primary_color, s.settings->'brand'->>'color') AS "primaryColor",
    w.background_color AS "backgroundColor", w.text_color AS "textColor", coalesce(w.show_powered_by, true) AS "showPoweredBy",
    (SELECT coalesce(m.content_id, m.id)::text FROM media_files m WHERE ${PICTURE} AND m.id = w.logo_media_id) AS logo,
    (SELECT coalesce(m.content_id, m.id)::text FROM media_files m WHERE ${PICTURE} AND m.id = w.favicon_media_id) AS icon
  FROM tenants t
  LEFT JOIN white_label_settings w ON w.tenant_id = t.id
  LEFT JOIN tenant_settings s ON s.tenant_id = t.id
  LEFT JOIN custom_domains d ON d.tenant_id = t.id AND d.is_primary AND d.verified_at IS NOT NULL
  WHERE t.id = $1`;

export async function readSite(database: Database, tenantId: string): Promise<SiteRow | undefined> {
  const [row] = await database.read<SiteRow>({ tenantId }, { name: 'white_label.site', text: SITE, values: [tenantId] });
  return row;
}
