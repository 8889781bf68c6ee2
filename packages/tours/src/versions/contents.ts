import { isId } from '@belvedere/kernel';
import type { z } from 'zod';
import type { Snapshot, SnapshotRow } from './snapshot.ts';

/** Columns that may point to no file. */
export const POINTERS = ['panorama_media_id', 'narration_media_id', 'nadir_media_id', 'source_media_id'];
const NAMING = ['media_id', ...POINTERS];

type Value = z.core.util.JSONType;

/** Every id in the snapshot that may be a file's: a content of a hotspot is JSON that names files among others. */
export function fileIdsIn(snapshot: Snapshot): string[] {
  const rows = [snapshot.tour, ...Object.values(snapshot.parts).flat()];
  return [...new Set(rows.flatMap((row) => [...NAMING.map((column) => row[column]), ...textsIn(row['content'])]).filter(isText))].filter(
    isId,
  );
}

/** The snapshot with other files in the places of those that the map names. */
export function withFiles(snapshot: Snapshot, files: ReadonlyMap<string, string>): Snapshot {
  if (files.size === 0) return snapshot;
  const change = (value: Value): Value => {
    if (typeof value === 'string') return files.get(value) ?? value;
    if (Array.isArray(value)) return value.map(change);
    return value && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner)]))
      : value;
  };
  const named = new Set([...NAMING, 'content']);
  const changeRow = (row: SnapshotRow): SnapshotRow =>
    Object.fromEntries(Object.entries(row).map(([column, value]) => [column, named.has(column) ? change(value) : value]));
  const parts = Object.entries(snapshot.parts).map(([table, rows]) => [table, rows.map(changeRow)]);
  return { tour: changeRow(snapshot.tour), parts: Object.fromEntries(parts) };
}

function textsIn(value: Value | undefined): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

const isText = (value: unknown): value is string => typeof value === 'string';
