import { z } from 'zod';

/** A file that translators work on, in whatever form. */
export interface TranslationFile {
  tourId: string;
  /** Language tags. */
  source: string;
  target: string;
  segments: FileSegment[];
}

/** `missing` has no target, `draft` waits for approval, `stale` was made of other words than stand there now. */
export const SEGMENT_STATES = ['missing', 'draft', 'stale', 'approved'] as const;
export type SegmentState = (typeof SEGMENT_STATES)[number];

export interface FileSegment {
  key: string;
  context: string;
  source: string;
  target: string | null;
  state: SegmentState;
}

const text = z.string().max(20_000);

/** The form in JSON. What is not known is let through: tools add things of their own. */
const translationFileSchema = z.object({
  format: z.literal('belvedere-translations'),
  version: z.literal(1),
  tourId: z.string().max(100),
  source: z.string().max(35),
  target: z.string().max(35),
  segments: z
    .array(
      z.object({
        key: z.string().max(300),
        context: z.string().max(1000).default(''),
        source: text,
        target: text.nullable().default(null),
        state: z.enum(SEGMENT_STATES).default('missing'),
      }),
    )
    .max(100_000),
});

export function writeJson(file: TranslationFile): string {
  return `${JSON.stringify({ format: 'belvedere-translations', version: 1, ...file }, null, 2)}\n`;
}

/** Undefined when it is not such a file. */
export function readJson(content: string): TranslationFile | undefined {
  try {
    const { success, data } = translationFileSchema.safeParse(JSON.parse(content));
    return success ? { tourId: data.tourId, source: data.source, target: data.target, segments: data.segments } : undefined;
  } catch {
    // Not JSON at all.
    return undefined;
  }
}
