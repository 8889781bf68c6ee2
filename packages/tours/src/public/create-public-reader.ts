import type { Database } from '@belvedere/db';
import { listingOf, type Listing } from '../publishing/listing.ts';
import { isOpen, type TourVisibility } from '../tours/tour.ts';

/** What the gate has to know of a live tour. */
export interface Guarded {
  tenantId: string;
  tourId: string;
  visibility: TourVisibility;
}

/** A tour as visitors get it: by key, never joined at read time. */
export interface LiveTour extends Guarded {
  slug: string;
  hash: string;
  /** The document as it is kept: brotli. Its plain form has `size` bytes. */
  brotli: Buffer;
  size: number;
  /** What visitors gave it, as counted when it was read. */
  rating: { average: number; count: number };
}

/** What is live at an address. `closed`: the gate decides who may know of it; `moved` leads only to what everybody may know of. */
export type PublicAnswer =
  | { kind: 'tour'; tour: LiveTour }
  | { kind: 'closed'; tour: LiveTour }
  | { kind: 'moved'; slug: string }
  | { kind: 'none' };

/** What every reader of the public edge may ask of the database. Each is one prepared statement in the tenant's transaction. */
export interface PublicReader {
  tenantBySlug(slug: string): Promise<{ id: string; slug: string; name: string } | undefined>;
  tour(tenantId: string, slug: string): Promise<PublicAnswer>;
  /** Where live tours stand, by their ids. */
  slugsOf(tenantId: string, tourIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  document(tenantId: string, hash: string): Promise<(Guarded & Pick<LiveTour, 'brotli' | 'size'>) | undefined>;
  /** The live tours that show a tile or a media file, those that are open first. */
  toursShowing(tenantId: string, assetKey: string): Promise<Guarded[]>;
  embed(tenantId: string, tokenHash: string): Promise<LiveEmbed | undefined>;
  countEmbedView(tenantId: string, embedId: string): Promise<void>;
  /** Public tours by slug, as lists of them say. */
  listed(tenantId: string, page: { offset: number; limit: number }): Promise<ListedTour[]>;
  /** How many public tours the tenant has. */
  countListed(tenantId: string): Promise<number>;
  /** How many public tours each tenant has, those that have any. */
  sitemapTenants(): Promise<{ slug: string; tours: number; updatedAt: Date }[]>;
}

/** A public tour as lists of tours name it. */
export interface ListedTour {
  slug: string;
  updatedAt: Date;
  listing: Listing;
  /** Content ids of its panoramas. */
  panoramas: string[];
}

export interface LiveEmbed extends Guarded {
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

const GUARDED = 'p.tenant_id::text AS "tenantId", p.tour_id::text AS "tourId", p.visibility';

const TOUR = {
  name: 'tour',
  text: `
  SELECT ${GUARDED}, p.slug, p.hash, ${BROTLI}, d.size, json_build_object('average', t.average_rating, 'count', t.total_ratings) AS rating
  FROM tour_publications p
  JOIN tours t ON t.tenant_id = p.tenant_id AND t.id = p.tour_id
  JOIN tour_documents d ON d.tenant_id = p.tenant_id AND d.hash = p.hash
  WHERE p.tenant_id = $1 AND p.slug = $2`,
};

const SLUGS_OF = {
  name: 'slugs_of',
  text: 'SELECT tour_id AS "tourId", slug FROM tour_publications WHERE tenant_id = $1 AND tour_id = ANY($2::uuid[])',
};

const MOVED = {
  name: 'moved',
  text: `
  SELECT p.slug, p.visibility FROM tour_slugs s
  JOIN tour_publications p ON p.tenant_id = s.tenant_id AND p.tour_id = s.tour_id
  WHERE s.tenant_id = $1 AND s.slug = $2`,
};

const DOCUMENT = {
  name: 'document',
  text: `
  SELECT ${GUARDED}, ${BROTLI}, d.size FROM tour_documents d
  JOIN tour_publications p ON p.tenant_id = d.tenant_id AND p.tour_id = d.tour_id
  WHERE d.tenant_id = $1 AND d.hash = $2`,
};

const ASSET = {
  name: 'asset',
  text: `
  SELECT ${GUARDED} FROM published_assets a
  JOIN tour_publications p ON p.tenant_id = a.tenant_id AND p.tour_id = a.tour_id
  WHERE a.tenant_id = $1 AND a.asset_key = $2 ORDER BY p.visibility LIMIT 100`,
};

const EMBED = {
  name: 'embed',
  text: `
  SELECT ${GUARDED}, e.id, p.slug AS "tourSlug", e.domains, e.width, e.height, e.show_controls AS "showControls", e.show_branding AS "showBranding", e.autoplay
  FROM tour_embeds e
  JOIN tours t ON t.tenant_id = e.tenant_id AND t.id = e.tour_id AND t.allow_embedding AND t.deleted_at IS NULL
  JOIN tour_publications p ON p.tenant_id = e.tenant_id AND p.tour_id = e.tour_id
  LEFT JOIN users u ON u.id = e.created_by_id
  WHERE e.tenant_id = $1 AND e.token_hash = $2 AND e.revoked_at IS NULL AND (u.id IS NULL OR u.status NOT IN ('suspended', 'deleted'))`,
};

const LISTED = {
  name: 'listed',
  text: `
  SELECT p.slug, p.updated_at AS "updatedAt", p.listing,
    array(SELECT substr(a.asset_key, 10) FROM published_assets a
      WHERE a.tenant_id = p.tenant_id AND a.tour_id = p.tour_id AND a.asset_key LIKE 'panorama/%' ORDER BY 1 LIMIT 100) AS panoramas
  FROM tour_publications p WHERE p.tenant_id = $1 AND p.visibility = 'public' ORDER BY p.slug OFFSET $2 LIMIT $3`,
};

const COUNT_LISTED = {
  name: 'count_listed',
  text: `SELECT count(*)::int AS tours FROM tour_publications WHERE tenant_id = $1 AND visibility = 'public'`,
};

const EMBED_VIEW = {
  name: 'embed_view',
  text: 'UPDATE tour_embeds SET embed_views = embed_views + 1, last_access_at = now() WHERE tenant_id = $1 AND id = $2',
};

/** Only what is live is ever selected here. Whether a visitor may see it is the gate's to say, by its visibility (0.9, I13). */
export function createPublicReader(database: Database): PublicReader {
  const read = <Row extends object>(tenantId: string, { name, text }: { name: string; text: string }, ...values: unknown[]) =>
    database.read<Row>({ tenantId }, { name: `public_${name}`, text, values: [tenantId, ...values] });

  async function liveTour(tenantId: string, slug: string): Promise<PublicAnswer> {
    const [row] = await read<Encoded<LiveTour>>(tenantId, TOUR, slug);
    if (!row) return { kind: 'none' };
    return { kind: isOpen(row.visibility) ? 'tour' : 'closed', tour: decode(row) };
  }

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
      const here = await liveTour(tenantId, slug);
      if (here.kind !== 'none') return here;
      const [moved] = await read<{ slug: string; visibility: TourVisibility }>(tenantId, MOVED, slug);
      if (!moved) return { kind: 'none' };
      // A redirect would say that a private tour exists: the gate decides about it as about its present address.
      return moved.visibility === 'private' ? liveTour(tenantId, moved.slug) : { kind: 'moved', slug: moved.slug };
    },
    async slugsOf(tenantId, tourIds) {
      const rows = await read<{ tourId: string; slug: string }>(tenantId, SLUGS_OF, tourIds);
      return new Map(rows.map(({ tourId, slug }) => [tourId, slug]));
    },
    async document(tenantId, hash) {
      const [row] = await read<Encoded<Guarded & Pick<LiveTour, 'brotli' | 'size'>>>(tenantId, DOCUMENT, hash);
      return row && decode(row);
    },
    toursShowing: (tenantId, assetKey) => read<Guarded>(tenantId, ASSET, assetKey),
    async embed(tenantId, tokenHash) {
      const [row] = await read<LiveEmbed>(tenantId, EMBED, tokenHash);
      return row;
    },
    async countEmbedView(tenantId, embedId) {
      await read(tenantId, EMBED_VIEW, embedId);
    },
    async listed(tenantId, { offset, limit }) {
      const rows = await read<Omit<ListedTour, 'listing'> & { listing: unknown }>(tenantId, LISTED, offset, limit);
      return rows.map((row) => ({ ...row, listing: listingOf(row) }));
    },
    async countListed(tenantId) {
      const [row] = await read<{ tours: number }>(tenantId, COUNT_LISTED);
      return row?.tours ?? 0;
    },
    sitemapTenants: () =>
      database.lookup({
        name: 'public_sitemap_tenants',
        text: 'SELECT slug, tours, updated_at AS "updatedAt" FROM app.sitemap_tenants()',
        values: [],
      }),
  };
}

function decode<T extends { brotli: string }>(row: T): Omit<T, 'brotli'> & { brotli: Buffer } {
  return { ...row, brotli: Buffer.from(row.brotli, 'base64') };
}
