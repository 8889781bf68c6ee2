/** A text of the tour and what is said of it in another language, as `translations.export` tells it. */
export interface Segment {
  key: string;
  source: string;
  target: string | null;
  state: 'missing' | 'draft' | 'stale' | 'approved';
}

interface TranslationFile {
  tourId: string;
  source: string;
  target: string;
  segments: Segment[];
}

/** The texts of one thing: the tour, a scene, a hotspot. */
export interface Thing {
  key: string;
  of: 'tour' | 'scene' | 'hotspot';
  title: string;
  segments: { field: string; segment: Segment }[];
}

export function readFile(content: string): TranslationFile {
  return JSON.parse(content) as TranslationFile;
}

/** The file that brings one text in. */
export function fileOf(file: TranslationFile, segment: Segment, target: string): string {
  return JSON.stringify({
    format: 'belvedere-translations',
    version: 1,
    tourId: file.tourId,
    source: file.source,
    target: file.target,
    segments: [{ key: segment.key, source: segment.source, target }],
  });
}

/** Texts by the thing that they are of, in the order in which they come. */
export function thingsOf(segments: readonly Segment[]): Thing[] {
  const things = new Map<string, Thing>();
  for (const segment of segments) {
    const [of = '', id = '', ...rest] = segment.key.split('.');
    const isTour = of === 'tour';
    const key = isTour ? of : `${of}.${id}`;
    const field = isTour ? id : rest.join('.');
    const kind = of === 'scene' || of === 'hotspot' ? of : 'tour';
    const thing: Thing = things.get(key) ?? { key, of: kind, title: '', segments: [] };
    if (field === 'title') thing.title = segment.source;
    thing.segments.push({ field, segment });
    things.set(key, thing);
  }
  return [...things.values()];
}
