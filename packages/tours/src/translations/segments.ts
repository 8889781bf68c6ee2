import { createHash } from 'node:crypto';
import type { HotspotContent } from '@belvedere/manifest';
import { contentSlots, type Slot } from './content-slots.ts';

/** A text of a tour that can be said in another language. */
export interface Segment {
  /** `tour.title`, `scene.<id>.description`, `hotspot.<id>.content.body.0`: one for as long as the thing lives. */
  key: string;
  /** What a translator has to know of where it stands. */
  context: string;
  /** Words of the tour's own language; with codes where it is a paragraph. */
  source: string;
  /** Changes with the words. */
  hash: string;
  /** Where in a content it stands; null for plain fields. */
  slot: Slot | null;
}

/** The fields of a tour, a scene and a hotspot that are said in languages, with the longest that they take. */
const TEXT_FIELDS = {
  tour: { title: 200, description: 20_000, metaTitle: 200, metaDescription: 500 },
  scene: { title: 200, description: 20_000 },
  hotspot: { title: 200, description: 20_000 },
} as const;

type Fields<Kind extends keyof typeof TEXT_FIELDS> = Readonly<Record<keyof (typeof TEXT_FIELDS)[Kind], string | null>>;

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

export function tourSegments(tour: Fields<'tour'>): Segment[] {
  return fieldSegments(tour, 'tour', { prefix: 'tour', context: 'Tour' });
}

export function sceneSegments(scene: Fields<'scene'> & { id: string }): Segment[] {
  return fieldSegments(scene, 'scene', { prefix: `scene.${scene.id}`, context: `Scene “${scene.title ?? ''}”` });
}

export function hotspotSegments(hotspot: Fields<'hotspot'> & { id: string; content: HotspotContent }): Segment[] {
  const { id, content } = hotspot;
  const context = `Hotspot “${hotspot.title ?? ''}” (${content.type})`;
  const slots = contentSlots(content).map((slot): Segment => {
    const key = `hotspot.${id}.content.${slot.path}`;
    return { key, context: `${context}: ${slot.path}`, source: slot.text, hash: hashOf(slot.text), slot };
  });
  return [...fieldSegments(hotspot, 'hotspot', { prefix: `hotspot.${id}`, context }), ...slots];
}

function fieldSegments(
  fields: object,
  kind: keyof typeof TEXT_FIELDS,
  { prefix, context }: { prefix: string; context: string },
): Segment[] {
  return Object.keys(TEXT_FIELDS[kind]).flatMap((field) => {
    const source = (fields as Record<string, string | null>)[field];
    return source ? [{ key: `${prefix}.${field}`, context: `${context}: ${field}`, source, hash: hashOf(source), slot: null }] : [];
  });
}

/** What a key names. */
export type KeyParts =
  | { of: 'tour'; field: string }
  | { of: 'scene' | 'hotspot'; id: string; field: string }
  | { of: 'content'; id: string; path: string };

export function partsOf(key: string): KeyParts | undefined {
  const [of, id, ...rest] = key.split('.');
  if (of === 'tour' && id !== undefined && rest.length === 0) return { of, field: id };
  if (id === undefined || (of !== 'scene' && of !== 'hotspot')) return undefined;
  if (of === 'hotspot' && rest[0] === 'content' && rest.length > 1) return { of: 'content', id, path: rest.slice(1).join('.') };
  const [field, ...more] = rest;
  return field === undefined || more.length > 0 ? undefined : { of, id, field };
}

/** The longest text that a plain field takes. */
export function limitOf(key: string): number {
  const parts = partsOf(key);
  if (!parts || parts.of === 'content') return 0;
  return (TEXT_FIELDS[parts.of] as Record<string, number>)[parts.field] ?? 0;
}
