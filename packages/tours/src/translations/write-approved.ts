import type { Context } from '@belvedere/kernel';
import type { HotspotContent } from '@belvedere/manifest';
import { contentOf } from '../hotspots/hotspot.ts';
import { contentSlots, readSlot, refusalOf, writeSlots } from './content-slots.ts';
import type { SaidSegment } from './load-segments.ts';
import { limitOf, partsOf } from './segments.ts';
import { findHotspotsWith, noteApproved, upsertHotspotTranslation, upsertSceneTranslation, upsertTourTranslation } from './table.ts';

/** Why a text was not taken. */
export type SegmentRefusal = 'unknown_code' | 'broken_code' | 'empty' | 'too_long' | 'changed';

/** Why a text can't be said of a segment. */
export function segmentRefusal(segment: SaidSegment, text: string): SegmentRefusal | undefined {
  if (segment.slot) return refusalOf(segment.slot, text);
  if (text.trim() === '') return 'empty';
  return text.length > limitOf(segment.key) ? 'too_long' : undefined;
}

/** Writes texts where visitors read them with the next publishing. They were looked at before: each may stand where it goes. */
export async function writeApproved(
  ctx: Context,
  at: { tourId: string; language: string },
  texts: readonly { segment: SaidSegment; text: string; hash: string }[],
): Promise<void> {
  const { tourId, language } = at;
  const fields = new Map<string, Record<string, string>>();
  const contents = new Map<string, Map<string, string>>();
  for (const { segment, text } of texts) {
    const parts = partsOf(segment.key);
    if (!parts) continue;
    if (parts.of === 'content') contents.set(parts.id, (contents.get(parts.id) ?? new Map<string, string>()).set(parts.path, text));
    else {
      const key = parts.of === 'tour' ? 'tour' : `${parts.of}.${parts.id}`;
      fields.set(key, { ...fields.get(key), [parts.field]: text });
    }
  }
  for (const [key, said] of fields) {
    const [of, id = ''] = key.split('.');
    if (of === 'tour') await upsertTourTranslation(ctx, { tourId, language, ...said });
    else if (of === 'scene') await upsertSceneTranslation(ctx, { sceneId: id, language, ...said });
    else await upsertHotspotTranslation(ctx, { hotspotId: id, language, ...said });
  }
  for (const hotspot of await findHotspotsWith(ctx, [...contents.keys()], language)) {
    const source = contentOf(hotspot);
    const present = hotspot.translation?.content ? contentOf(hotspot.translation) : undefined;
    const content = contentWith(source, present, contents.get(hotspot.id) ?? new Map());
    await upsertHotspotTranslation(ctx, { hotspotId: hotspot.id, language, content });
  }
  await noteApproved(
    ctx,
    at,
    texts.map(({ segment, hash }) => ({ key: segment.key, hash })),
  );
}

/** What is said already stays where the shape allows; otherwise the source's shape is filled with all that is said. */
function contentWith(source: HotspotContent, present: HotspotContent | undefined, texts: ReadonlyMap<string, string>): HotspotContent {
  if (!present || present.type !== source.type) return writeSlots(source, source, texts);
  const paths = new Set(contentSlots(present).map(({ path }) => path));
  if ([...texts.keys()].every((path) => paths.has(path))) return writeSlots(present, source, texts);
  const said = contentSlots(source).flatMap((slot): [string, string][] => {
    const text = readSlot(present, slot);
    return text === undefined ? [] : [[slot.path, text]];
  });
  return writeSlots(source, source, new Map([...said, ...texts]));
}
