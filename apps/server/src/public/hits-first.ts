import type { IncomingMessage, RequestListener } from 'node:http';
import { factsOf } from '../http/request-context.ts';
import { MOST_HIT_BYTES, type HitTaking } from './hit-taking.ts';

interface Parts {
  hits: HitTaking;
  /** Where people reach the platform: at domains of tenants hits take the way of everything else. */
  publicUrl: string;
  trustedHops: number;
}

/**
 * Hits are most of what comes, and each is small: Request, Response and routing would be a fourth of what it costs (ADR 0608). At the
 * platform's own address they are read from the socket and answered to it; the rest goes to `others`.
 */
export function hitsFirst({ hits, publicUrl, trustedHops }: Parts, others: RequestListener): RequestListener {
  const { host } = new URL(publicUrl);
  return (incoming, outgoing) => {
    if (incoming.url !== '/hits' || incoming.method !== 'POST' || incoming.headers.host !== host) return others(incoming, outgoing);
    const header = (name: string) => {
      const value = incoming.headers[name];
      // Node joins what comes twice, but for cookies.
      return typeof value === 'string' ? value : undefined;
    };
    const caller = factsOf({ header, address: incoming.socket.remoteAddress, trustedHops });
    readBody(incoming, async (body) => {
      const { status, headers, body: text } = await hits.takeHits({ caller, body });
      // Whoever left before the answer sends the same again.
      if (!outgoing.destroyed) outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) }).end(text);
    });
  };
}

/** Calls with the body as text, and with undefined as soon as it is too long; never, when the caller goes away before its end. */
function readBody(incoming: IncomingMessage, done: (body: string | undefined) => Promise<void>): void {
  const pieces: Buffer[] = [];
  let size = 0;
  const onData = (piece: Buffer) => {
    size += piece.length;
    if (size <= MOST_HIT_BYTES) return void pieces.push(piece);
    incoming.off('data', onData).off('end', onEnd).resume();
    void done(undefined);
  };
  const onEnd = () => void done((pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)).toString());
  incoming.on('data', onData).on('end', onEnd);
}
