import type { Context } from '@belvedere/kernel';
import { partsOf, type Segment } from './segments.ts';
import { noteApproved } from './table.ts';

/** What a person has written by hand is approved, and made of the words that stand there now. */
export async function noteWritten(
  ctx: Context,
  input: { tourId: string; language: string; content?: unknown },
  segments: readonly Segment[],
): Promise<void> {
  const isWritten = ({ key }: Segment): boolean => {
    const parts = partsOf(key);
    if (!parts) return false;
    return parts.of === 'content' ? input.content != null : Boolean((input as Record<string, unknown>)[parts.field]);
  };
  const written = segments.filter(isWritten);
  if (written.length > 0) await noteApproved(ctx, input, written);
}
