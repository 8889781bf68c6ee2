import type { Database } from '@belvedere/db';
import type { Guarded } from './create-public-reader.ts';

/** By what a visitor got in: a row that can be taken away again. */
export interface Opener {
  by: 'password' | 'link' | 'member';
  id: string;
}

const STANDS = {
  password:
    'SELECT 1 FROM tour_passwords WHERE tenant_id = $1 AND tour_id = $2 AND id = $3 AND revoked_at IS NULL AND $4::timestamptz IS NOT NULL',
  link: 'SELECT 1 FROM tour_links WHERE tenant_id = $1 AND tour_id = $2 AND id = $3 AND revoked_at IS NULL AND expires_at > $4',
  member: `
    SELECT 1 FROM memberships m JOIN users u ON u.id = m.user_id AND u.status IN ('active', 'pending')
    WHERE m.tenant_id = $1 AND $2::uuid IS NOT NULL AND m.user_id = $3 AND m.status = 'active' AND $4::timestamptz IS NOT NULL`,
};

const USE = {
  password: `
    UPDATE tour_passwords SET used_count = used_count + 1, last_used_at = $4
    WHERE tenant_id = $1 AND tour_id = $2 AND id = $3 AND revoked_at IS NULL RETURNING 1`,
  link: `
    UPDATE tour_links SET used_count = used_count + 1, last_used_at = $4
    WHERE tenant_id = $1 AND tour_id = $2 AND id = $3 AND revoked_at IS NULL AND expires_at > $4 RETURNING 1`,
};

type Tour = Pick<Guarded, 'tenantId' | 'tourId'>;

/** Whether what a visitor got in by is still good. */
export async function stands(database: Database, tour: Tour, { by, id, now }: Opener & { now: Date }): Promise<boolean> {
  const values = [tour.tenantId, tour.tourId, id, now];
  return (await database.read(tour, { name: `gate_${by}_stands`, text: STANDS[by], values })).length > 0;
}

/** Counts that a password or a link opened the tour. @returns false when it was taken away meanwhile. */
export async function countUse(
  database: Database,
  tour: Tour,
  { by, id, now }: { by: 'password' | 'link'; id: string; now: Date },
): Promise<boolean> {
  const values = [tour.tenantId, tour.tourId, id, now];
  return (await database.read(tour, { name: `gate_${by}_use`, text: USE[by], values })).length > 0;
}

/** The live passwords of a tour, as hashes. */
export async function readPasswordHashes(database: Database, tour: Tour): Promise<{ id: string; hash: string }[]> {
  const text =
    'SELECT id, password_hash AS hash FROM tour_passwords WHERE tenant_id = $1 AND tour_id = $2 AND revoked_at IS NULL ORDER BY id';
  return database.read(tour, { name: 'gate_passwords', text, values: [tour.tenantId, tour.tourId] });
}

/** When a link ends, if it still opens this tour. */
export async function readLinkEnd(database: Database, tour: Tour, { id, now }: { id: string; now: Date }): Promise<Date | undefined> {
  const text =
    'SELECT expires_at AS "expiresAt" FROM tour_links WHERE tenant_id = $1 AND tour_id = $2 AND id = $3 AND revoked_at IS NULL AND expires_at > $4';
  const values = [tour.tenantId, tour.tourId, id, now];
  return (await database.read<{ expiresAt: Date }>(tour, { name: 'gate_link_end', text, values }))[0]?.expiresAt;
}
