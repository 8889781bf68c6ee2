import type { Database } from '@belvedere/db';

/** A tour as visitors get it: by key, never joined at read time. */
export interface LiveTour {
  tenantId: string;
  tourId: string;
  slug: string;
  hash: string;
  indexable: boolean;
  /** The document as it is kept: brotli. Its plain form has `size` bytes. */
  brotli: Buffer;
  size: number;
}

export type PublicAnswer = { kind: 'tour'; tour: LiveTour } | { kind: 'moved'; slug: string } | { kind: 'none' };

/** What every reader of the public edge may ask of the database. Each is one prepared statement in the tenant's transaction. */
export interface PublicReader {
  tenantBySlug(slug: string): Promise<{ id: string; slug: string; name: string } | undefined>;
  tour(tenantId: string, slug: string): Promise<PublicAnswer>;
  document(tenantId: string, hash: string): Promise<Pick<LiveTour, 'brotli' | 'size'> | undefined>;
  isPublicAsset(tenantId: string, assetKey: string): Promise<boolean>;
  embed(tenantId: string, tokenHash: string): Promise<LiveEmbed | undefined>;
  countEmbedView(tenantId: string, embedId: string): Promise<void>;
  sitemap(tenantId: string): Promise<{ slug: string; updatedAt: Date; hash: string }[]>;
}

export interface LiveEmbed {
  id: string;
  tourSlug: string;
  domains: string[];
  width: string;
  height: string;
  showControls: boolean;
  showBranding: boolean;
  autoplay: boolean;
}

/** pg reads bytes as hexadecimal text, twice their size; base64 is a third larger only. */
const BROTLI = `encode(d.brotli, 'base64') AS brotli`;
type Encoded<T extends { brotli: Buffer }> = Omit<T, 'brotli'> & { brotli: string };

const TOUR = {
  name: 'tour',
  text: `
  SELECT p.tenant_id::text AS "tenantId", p.tour_id::text AS "tourId", p.slug, p.hash, p.indexable, ${BROTLI}, d.size
  FROM tour_publications p
  JOIN tour_documents d ON d.tenant_id = p.tenant_id AND d.hash = p.hash
  WHERE p.tenant_id = $1 AND p.slug = $2 AND p.indexable`,
};

const MOVED = {
  name: 'moved',
  text: `
  SELECT p.slug FROM tour_slugs s
  JOIN tour_publications p ON p.tenant_id = s.tenant_id AND p.tour_id = s.tour_id AND p.indexable
  WHERE s.tenant_id = $1 AND s.slug = $2`,
};

const DOCUMENT = {
  name: 'document',
  text: `
  SELECT ${BROTLI}, d.size FROM tour_documents d
  JOIN tour_publications p ON p.tenant_id = d.tenant_id AND p.tour_id = d.tour_id AND p.indexable
  WHERE d.tenant_id = $1 AND d.hash = $2`,
};

const ASSET = {
  name: 'asset',
  text: `
  SELECT 1 FROM published_assets a
  JOIN tour_publications p ON p.tenant_id = a.tenant_id AND p.tour_id = a.tour_id AND p.indexable
  WHERE a.tenant_id = $1 AND a.asset_key = $2 LIMIT 1`,
};

const EMBED = {
  name: 'embed',
  text: `
  SELECT e.id, p.slug AS "tourSlug", e.domains, e.width, e.height, e.show_controls AS "showControls", e.show_branding AS "showBranding", e.autoplay
  FROM tour_embeds e
  JOIN tours t ON t.tenant_id = e.tenant_id AND t.id = e.tour_id AND t.allow_embedding AND t.deleted_at IS NULL
  JOIN tour_publications p ON p.tenant_id = e.tenant_id AND p.tour_id = e.tour_id AND p.indexable
  WHERE e.tenant_id = $1 AND e.token_hash = $2 AND e.revoked_at IS NULL`,
};

const SITEMAP = {
  name: 'sitemap',
  text: `
  SELECT slug, updated_at AS "updatedAt", hash FROM tour_publications WHERE tenant_id = $1 AND indexable ORDER BY slug LIMIT 50000`,
};

const EMBED_VIEW = {
  name: 'embed_view',
  text: 'UPDATE tour_embeds SET embed_views = embed_views + 1, last_access_at = now() WHERE tenant_id = $1 AND id = $2',
};

/** Only what is published and public is ever selected here: an anonymous visitor's whole view of the database (0.9, I13). */
export function createPublicReader(database: Database): PublicReader {
  const read = <Row extends object>(tenantId: string, { name, text }: { name: string; text: string }, ...values: unknown[]) =>
    database.read<Row>({ tenantId }, { name: `public_${name}`, text, values: [tenantId, ...values] });

  return {
    async tenantBySlug(slug) {
      const rows = await database.lookup<{ id: string; slug: string; name: string; status: string }>({
        name: 'public_tenant',
        text: 'SELECT id, slug, name, status FROM app.tenant_by_slug($1)',
        values: [slug],
      });
      return rows.find((row) => row.status === 'active');
    },
    async tour(tenantId, slug) {
      const [tour] = await read<Encoded<LiveTour>>(tenantId, TOUR, slug);
      if (tour) return { kind: 'tour', tour: decode(tour) };
      const [moved] = await read<{ slug: string }>(tenantId, MOVED, slug);
      return moved ? { kind: 'moved', slug: moved.slug } : { kind: 'none' };
    },
    async document(tenantId, hash) {
      const [row] = await read<Encoded<Pick<LiveTour, 'brotli' | 'size'>>>(tenantId, DOCUMENT, hash);
      return row && decode(row);
    },
    async isPublicAsset(tenantId, assetKey) {
      return (await read(tenantId, ASSET, assetKey)).length > 0;
    },
    async embed(tenantId, tokenHash) {
      const [row] = await read<LiveEmbed>(tenantId, EMBED, tokenHash);
      return row;
    },
    async countEmbedView(tenantId, embedId) {
      await read(tenantId, EMBED_VIEW, embedId);
    },
    sitemap: (tenantId) => read<{ slug: string; updatedAt: Date; hash: string }>(tenantId, SITEMAP),
  };
}

function decode<T extends { brotli: string }>(row: T): Omit<T, 'brotli'> & { brotli: Buffer } {
  return { ...row, brotli: Buffer.from(row.brotli, 'base64') };
}
