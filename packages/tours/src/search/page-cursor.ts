import { commonErrors, fail, isId } from '@belvedere/kernel';

/** Where a page of ranked tours ended. */
export interface PageEnd {
  rank: number;
  id: string;
}

export function writeCursor({ rank, id }: PageEnd): string {
  return Buffer.from(JSON.stringify([rank, id])).toString('base64url');
}

export function readCursor(cursor: string): PageEnd {
  try {
    const [rank, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (typeof rank === 'number' && isId(id)) return { rank, id };
  } catch {
    // Falls through: whatever it was, it is no cursor of ours.
  }
  return fail(commonErrors.invalid_input, { fields: { cursor: 'Use the nextCursor of a page.' } });
}
