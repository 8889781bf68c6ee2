import { canonicalJson, type Json } from '@belvedere/kernel';
import { vectorToDirection } from '@belvedere/manifest';
import type { TourChange } from './schemas.ts';
import { identityOf, rowsOf, SNAPSHOT_PARTS, type Snapshot, type SnapshotPart, type SnapshotRow, textIn } from './snapshot.ts';

/** Columns that say nothing to people. */
const SILENT = new Set([
  'tenant_id',
  'id',
  'tour_id',
  'hotspot_id',
  'plan_id',
  'step_id',
  'key',
  'version',
  'created_at',
  'updated_at',
  'deleted_at',
]);

const PART_OF: Record<string, TourChange['part']> = {
  scenes: 'scene',
  hotspots: 'hotspot',
  scene_media: 'media',
  hotspot_media: 'media',
  tour_translations: 'translation',
  scene_translations: 'translation',
  hotspot_translations: 'translation',
  floor_plans: 'plan',
  floor_plan_pins: 'plan',
  floor_plan_translations: 'translation',
  guided_steps: 'step',
  guided_step_translations: 'translation',
};

/** Columns by the names that people know; what is not named here is called as its column. */
const NAMES: Record<string, string> = {
  scene_id: 'scene',
  panorama_media_id: 'panorama',
  source_media_id: 'picture or film',
  target_scene_id: 'target',
  start_scene_id: 'start scene',
  narration_media_id: 'voice',
  nadir_media_id: 'nadir patch',
  nadir_size: 'size of the nadir patch',
  initial_view_angle: 'start direction',
  initial_pitch: 'start pitch',
  initial_zoom: 'start zoom',
  min_zoom: 'least zoom',
  max_zoom: 'most zoom',
  map_position_x: 'place on the plan',
  map_position_y: 'place on the plan',
  order: 'order',
  meta_title: 'title for search engines',
  meta_description: 'description for search engines',
  meta_keywords: 'keywords',
};

type Field = TourChange['fields'][number];

/** What changed from one draft to another: by row and field, and in a sentence each. */
export function compareSnapshots(before: Snapshot, after: Snapshot, tourId: string): TourChange[] {
  const names = namesIn(before, after);
  const fields = changedFields(before.tour, after.tour);
  const own: TourChange[] =
    fields.length > 0
      ? [
          {
            change: 'changed',
            part: 'tour',
            id: tourId,
            name: textIn(after.tour, 'title'),
            fields,
            words: sentence('The tour', fields, names),
          },
        ]
      : [];
  return [...own, ...SNAPSHOT_PARTS.flatMap((part) => compareRows(part, [rowsOf(before, part.table), rowsOf(after, part.table)], names))];
}

function compareRows(
  snapshotPart: SnapshotPart,
  [before, after]: readonly [SnapshotRow[], SnapshotRow[]],
  names: ReadonlyMap<string, string>,
): TourChange[] {
  const { table } = snapshotPart;
  const [was, is] = [byIdentity(snapshotPart, before), byIdentity(snapshotPart, after)];
  const keys = [...new Set([...was.keys(), ...is.keys()])];
  return keys.flatMap((key): TourChange[] => {
    const [old, now] = [was.get(key), is.get(key)];
    const row = now ?? old;
    if (!row) return [];
    const subject = subjectOf(table, row, names);
    const base = { part: PART_OF[table] ?? 'other', id: textIn(row, 'id') || ownerOf(row), name: nameOf(table, row, names) } as const;
    if (!old) return [{ ...base, change: 'added', fields: [], words: `${subject} was added.` }];
    if (!now) return [{ ...base, change: 'removed', fields: [], words: `${subject} was removed.` }];
    const fields = changedFields(old, now);
    return fields.length > 0 ? [{ ...base, change: 'changed', fields, words: sentence(subject, fields, names) }] : [];
  });
}

/** A translation or an attachment that was removed and made again is the same to people: they go by what they are of. */
function byIdentity(snapshotPart: SnapshotPart, rows: SnapshotRow[]): Map<string, SnapshotRow> {
  const part = PART_OF[snapshotPart.table];
  const keyOf = (row: SnapshotRow) => {
    if (part === 'translation') return `${ownerOf(row)} ${textIn(row, 'language')}`;
    if (part === 'media') return `${ownerOf(row)} ${textIn(row, 'media_id')} ${textIn(row, 'media_type')}`;
    return identityOf(snapshotPart, row);
  };
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** The id of what a row is on, the nearest first. */
function ownerOf(row: SnapshotRow): string {
  return ['step_id', 'plan_id', 'hotspot_id', 'scene_id', 'tour_id'].map((column) => textIn(row, column)).find(Boolean) ?? '';
}

function changedFields(before: SnapshotRow, after: SnapshotRow): Field[] {
  const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((column) => !SILENT.has(column));
  const changed = columns.flatMap((field): Field[] => {
    const [was, is] = [before[field] ?? null, after[field] ?? null];
    return canonicalJson(was) === canonicalJson(is) ? [] : [{ field, before: was, after: is }];
  });
  const isPlace = ({ field }: Field) => /^position_[xyz]$/.test(field);
  if (!changed.some(isPlace)) return changed;
  return [...changed.filter((field) => !isPlace(field)), { field: 'direction', before: directionOf(before), after: directionOf(after) }];
}

function directionOf(row: SnapshotRow): { yaw: number; pitch: number } {
  const { yaw, pitch } = vectorToDirection({ x: Number(row['position_x']), y: Number(row['position_y']), z: Number(row['position_z']) });
  return { yaw: Math.round(yaw * 10) / 10, pitch: Math.round(pitch * 10) / 10 };
}

function namesIn(...snapshots: Snapshot[]): Map<string, string> {
  const rows = (table: string) => snapshots.flatMap((snapshot) => rowsOf(snapshot, table));
  const titles = [...rows('scenes'), ...rows('hotspots'), ...rows('floor_plans')].map(
    (row) => [textIn(row, 'id'), textIn(row, 'title') || textIn(row, 'name')] as const,
  );
  const steps = rows('guided_steps').map((row) => [textIn(row, 'id'), `step ${Number(row['order']) + 1}`] as const);
  return new Map([...titles, ...steps]);
}

function nameOf(table: string, row: SnapshotRow, names: ReadonlyMap<string, string>): string {
  const owner = names.get(ownerOf(row)) ?? 'the tour';
  const part = PART_OF[table];
  if (part === 'translation') return `${textIn(row, 'language')}: ${owner}`;
  if (part === 'media') return `${textIn(row, 'media_type')}: ${owner}`;
  if (part === 'step') return names.get(textIn(row, 'id')) ?? textIn(row, 'id');
  return (textIn(row, 'title') || textIn(row, 'name') || names.get(ownerOf(row)) || textIn(row, 'id')).slice(0, 300);
}

function subjectOf(table: string, row: SnapshotRow, names: ReadonlyMap<string, string>): string {
  const of = (id: string) => names.get(id) ?? 'a scene that is gone';
  switch (PART_OF[table]) {
    case 'scene':
      return `The scene “${textIn(row, 'title')}”`;
    case 'hotspot':
      return `The hotspot “${textIn(row, 'title')}” in “${of(textIn(row, 'scene_id'))}”`;
    case 'plan': {
      const plan = `The floor plan “${textIn(row, 'name') || of(textIn(row, 'plan_id'))}”`;
      return table === 'floor_plan_pins' ? `${plan}, the pin of “${of(textIn(row, 'scene_id'))}”` : plan;
    }
    case 'step':
      return `Step ${Number(row['order']) + 1} of the guided tour, in “${of(textIn(row, 'scene_id'))}”`;
    case 'translation': {
      const owner = ownerOf(row);
      return `The translation of ${names.has(owner) ? `“${of(owner)}”` : 'the tour'} into ${textIn(row, 'language')}`;
    }
    case 'media':
      return `A file (${textIn(row, 'media_type')}) of “${of(ownerOf(row))}”`;
    default:
      return `A row of ${table} (${nameOf(table, row, names)})`;
  }
}

function sentence(subject: string, fields: readonly Field[], names: ReadonlyMap<string, string>): string {
  const said = fields.map(({ field, before, after }) => {
    const name = NAMES[field] ?? field.replaceAll('_', ' ');
    const [was, is] = [say(before, names), say(after, names)];
    if (was === undefined || is === undefined) return `${name} changed`;
    if (before === null) return `${name} is now ${is}`;
    return after === null ? `${name} was taken away (${was})` : `${name} went from ${was} to ${is}`;
  });
  return `${subject}: ${[...new Set(said)].join('; ')}.`;
}

/** A value in a sentence; undefined for what is too long or too deep to be said. */
function say(value: Json, names: ReadonlyMap<string, string>): string | undefined {
  if (value === null) return 'nothing';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') {
    const name = names.get(value);
    if (name !== undefined) return `“${name}”`;
    return value.length > 80 ? undefined : `“${value}”`;
  }
  if (Array.isArray(value))
    return value.every((item) => typeof item === 'string') && value.length <= 10 ? `“${value.join(', ')}”` : undefined;
  const { yaw, pitch } = value as { yaw?: Json; pitch?: Json };
  if (typeof yaw === 'number' && typeof pitch === 'number') return `${yaw}° / ${pitch}°`;
  return undefined;
}
