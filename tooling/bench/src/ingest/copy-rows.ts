import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { hitsOf } from './hit-mix.ts';
import type { Place } from './make-place.ts';

const SESSIONS = 2;
const ROWS = 150_000;
const PIECE = 1_000;
const COLUMNS = 'tenant_id, id, occurred_at, event_type, session_id, tour_id, scene_id, hotspot_id, properties, page_url, duration';

/** What pg's query is asked when the server is ready for rows: part of its code, but not of its types. */
interface CopyConnection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

const Query = pg.Query as unknown as new (text: string, callback: (error?: Error) => void) => pg.Submittable;

class CopyIn extends Query {
  readonly #pieces: readonly Buffer[];

  constructor(text: string, pieces: readonly Buffer[], callback: (error?: Error) => void) {
    super(text, callback);
    this.#pieces = pieces;
  }

  handleCopyInResponse(connection: CopyConnection): void {
    for (const piece of this.#pieces) connection.sendCopyFromChunk(piece);
    connection.endCopyFrom();
  }
}

/** Two sessions that do nothing but COPY rows like ours into the same table, its owner's and without policies: what the database can take here. */
export async function copyRows(ownerUrl: string, place: Place): Promise<number> {
  const sessions = Array.from({ length: SESSIONS }, () => ({
    client: new pg.Client({ connectionString: ownerUrl }),
    pieces: makePieces(place),
  }));
  try {
    for (const { client } of sessions) await client.connect();
    const began = performance.now();
    await Promise.all(
      sessions.map(
        ({ client, pieces }) =>
          new Promise<void>((resolve, reject) => {
            const done = (error?: Error) => (error ? reject(error) : resolve());
            client.query(new CopyIn(`COPY analytics_events (${COLUMNS}) FROM STDIN`, pieces, done));
          }),
      ),
    );
    return (SESSIONS * ROWS) / ((performance.now() - began) / 1000);
  } finally {
    for (const { client } of sessions) await client.end();
  }
}

function makePieces(place: Place): Buffer[] {
  const sessionIds = Array.from({ length: 200 }, () => randomUUID());
  const now = Date.now();
  const lines: string[] = [];
  const kinds = hitsOf(place);
  for (let row = 0; row < ROWS; row++) {
    // As many in a millisecond as a server takes in.
    const ms = now + Math.floor(row / 75);
    const hex = ms.toString(16).padStart(12, '0');
    const id = `${hex.slice(0, 8)}-${hex.slice(8)}-7${randomUUID().slice(15)}`;
    const { type, sceneId, hotspotId, durationMs, properties } = kinds[row % kinds.length]!;
    const values = [
      place.tenantId,
      id,
      new Date(ms).toISOString(),
      type,
      sessionIds[row % sessionIds.length]!,
      place.tourId,
      sceneId ?? '\\N',
      hotspotId ?? '\\N',
      JSON.stringify(properties),
      'https://bench.example/museum',
      durationMs === undefined ? '\\N' : String(durationMs / 1000),
    ];
    lines.push(values.join('\t'));
  }
  const pieces: Buffer[] = [];
  for (let from = 0; from < lines.length; from += PIECE) pieces.push(Buffer.from(`${lines.slice(from, from + PIECE).join('\n')}\n`));
  return pieces;
}
