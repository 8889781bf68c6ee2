import { z } from 'zod';

/** One row as the database writes it: names of columns, texts for times. */
export type SnapshotRow = Record<string, z.core.util.JSONType>;

export interface SnapshotPart {
  table: string;
  /** What its rows belong to; each of them has to be there. */
  by: readonly ('tour' | 'scene' | 'hotspot' | 'plan' | 'step')[];
  /** What tells its rows apart within a tenant. */
  key: readonly string[];
  /** Its rows are hidden instead of deleted. */
  soft?: true;
}

/**
 * The tables that a draft is made of besides the tour's own row, parents first. A table that is added here is kept in versions,
 * compared and rolled back.
 */
export const SNAPSHOT_PARTS: readonly SnapshotPart[] = [
  { table: 'scenes', by: ['tour'], key: ['id'], soft: true },
  { table: 'hotspots', by: ['tour'], key: ['id'], soft: true },
  { table: 'scene_media', by: ['scene'], key: ['id'] },
  { table: 'hotspot_media', by: ['hotspot'], key: ['id'] },
  { table: 'tour_translations', by: ['tour'], key: ['id'] },
  { table: 'scene_translations', by: ['scene'], key: ['id'] },
  { table: 'hotspot_translations', by: ['hotspot'], key: ['id'] },
  { table: 'floor_plans', by: ['tour'], key: ['id'] },
  { table: 'floor_plan_pins', by: ['plan', 'scene'], key: ['plan_id', 'scene_id'] },
  { table: 'floor_plan_translations', by: ['plan'], key: ['plan_id', 'language'] },
  { table: 'guided_steps', by: ['scene'], key: ['id'] },
  { table: 'guided_step_translations', by: ['step'], key: ['step_id', 'language'] },
];

/**
 * Columns of the tour that are no part of what is said in it: its identity, who may see it, its counters, its life. A roll back
 * leaves them as they are; above all it opens nothing that was closed since.
 */
export const KEPT_COLUMNS = [
  ...['tenant_id', 'id', 'slug', 'status', 'version', 'created_at', 'updated_at', 'created_by_id', 'updated_by_id', 'deleted_at'],
  ...['visibility', 'allow_public_access', 'allow_embedding', 'published_at', 'scheduled_at', 'unpublish_at', 'schedule_zone'],
  ...['scheduled_by_id', 'submitted_by_id', 'review_comment', 'view_count', 'share_count', 'bookmark_count', 'average_rating'],
  ...['total_ratings', 'total_scenes', 'total_hotspots'],
];

const row = z.record(z.string(), z.json());
export const snapshotSchema = z.object({ tour: row, parts: z.record(z.string(), z.array(row)) });
/** A draft at one moment, row by row. */
export type Snapshot = z.infer<typeof snapshotSchema>;

/** The rows of a part; none where the snapshot is older than the part. */
export function rowsOf(snapshot: Snapshot, table: string): SnapshotRow[] {
  return snapshot.parts[table] ?? [];
}

/** What tells a row of a part from the others. */
export function identityOf({ key }: Pick<SnapshotPart, 'key'>, row: SnapshotRow): string {
  return key.map((column) => textIn(row, column)).join(' ');
}

/** What a column of a row says, as text; empty when it says nothing. */
export function textIn(row: SnapshotRow, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : typeof value === 'number' ? value.toString() : '';
}
