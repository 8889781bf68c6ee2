import type { Context } from '@belvedere/kernel';
import type { HotspotTranslationModel, SceneTranslationModel, TourTranslationModel } from '@belvedere/db';
import { contentOf } from '../hotspots/hotspot.ts';
import type { TourRow } from '../tours/table.ts';
import { readSlot } from './content-slots.ts';
import { hotspotSegments, partsOf, sceneSegments, tourSegments, type Segment } from './segments.ts';
import { findNotes, findTexts, findTranslations, type SegmentNote } from './table.ts';
import type { SegmentState } from './translation-file.ts';

/** A segment with what is said of it in a language. */
export interface SaidSegment extends Segment {
  /** What visitors read; null when nothing is said yet. */
  approved: string | null;
  /** What waits for approval. */
  draft: string | null;
  note: SegmentNote | undefined;
  state: SegmentState;
}

/** Every text of a tour in the order in which visitors meet them. */
export async function loadSegments(ctx: Context, tour: TourRow): Promise<Segment[]> {
  const { scenes, hotspots } = await findTexts(ctx, tour.id);
  return [
    ...tourSegments(tour),
    ...scenes.flatMap((scene) => [
      ...sceneSegments(scene),
      ...hotspots
        .filter(({ sceneId }) => sceneId === scene.id)
        .flatMap((hotspot) => hotspotSegments({ ...hotspot, content: contentOf(hotspot) })),
    ]),
  ];
}

/** The same with what is said of each in a language. */
export async function loadSaid(
  ctx: Context,
  tour: TourRow,
  { language, segments }: { language: string; segments?: readonly Segment[] | undefined },
): Promise<SaidSegment[]> {
  const all = segments ?? (await loadSegments(ctx, tour));
  const found = await findTranslations(ctx, tour.id);
  const notes = await findNotes(ctx, { tourId: tour.id, language });
  const ofLanguage = <Row extends { language: string }>(rows: readonly Row[]) => rows.filter((row) => row.language === language);
  const rows: Rows = {
    tour: ofLanguage(found.tour)[0],
    scenes: new Map(ofLanguage(found.scenes).map((row) => [row.sceneId, row])),
    hotspots: new Map(ofLanguage(found.hotspots).map((row) => [row.hotspotId, row])),
  };
  return all.map((segment) => {
    const note = notes.get(segment.key);
    const text = approvedText(segment, rows);
    // A content is said as a whole: what nobody has said yet stands there in the words of its source.
    const approved = segment.slot && text === segment.source && !note?.approvedHash ? null : text;
    const draft = note?.draft ?? null;
    return { ...segment, approved, draft, note, state: stateOf(segment, { approved, draft, note }) };
  });
}

interface Rows {
  tour: TourTranslationModel | undefined;
  scenes: ReadonlyMap<string, SceneTranslationModel>;
  hotspots: ReadonlyMap<string, HotspotTranslationModel>;
}

function approvedText({ key, slot }: Segment, { tour, scenes, hotspots }: Rows): string | null {
  const parts = partsOf(key);
  const field = (row: object | undefined, name: string) => (row as Record<string, string | null> | undefined)?.[name] || null;
  switch (parts?.of) {
    case 'tour':
      return field(tour, parts.field);
    case 'scene':
      return field(scenes.get(parts.id), parts.field);
    case 'hotspot':
      return field(hotspots.get(parts.id), parts.field);
    case 'content': {
      const row = hotspots.get(parts.id);
      return row?.content && slot ? (readSlot(contentOf(row), slot) ?? null) : null;
    }
    case undefined:
      return null;
  }
}

/** A draft is what somebody has to look at next, then what has become old. */
function stateOf({ hash }: Segment, said: Pick<SaidSegment, 'approved' | 'draft' | 'note'>): SegmentState {
  if (said.draft !== null) return said.note?.draftHash === hash ? 'draft' : 'stale';
  if (said.approved === null) return 'missing';
  // What was written before notes were kept counts as fresh.
  return said.note?.approvedHash && said.note.approvedHash !== hash ? 'stale' : 'approved';
}
