import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
};

/** A server of files held in memory. */
export interface FileServer {
  /** Reached by its address; `other` is the same server by another origin. */
  origin: string;
  other: string;
  files: Map<string, Buffer | string>;
  /** Headers of paths, in addition to the type. */
  headers: Map<string, Record<string, string>>;
  /** Paths asked for, in order. */
  requests: string[];
  close(): Promise<void>;
}

/** Serves files on an ephemeral port of the loopback, to any origin. */
export async function serve(): Promise<FileServer> {
  const files: FileServer['files'] = new Map();
  const headers: FileServer['headers'] = new Map();
  const requests: string[] = [];
  const answer = ({ url = '/' }: IncomingMessage, response: ServerResponse) => {
    const path = new URL(url, 'http://localhost').pathname;
    requests.push(path);
    const body = files.get(path);
    response.writeHead(body === undefined ? 404 : 200, {
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
      'content-type': TYPES[extname(path)] ?? 'text/html; charset=utf-8',
      ...headers.get(path),
    });
    response.end(body ?? 'Not found');
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    other: `http://localhost:${port}`,
    files,
    headers,
    requests,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
