// The limit of what Node can answer on this machine: one page as bytes in memory, with the headers that we send, from node:http alone.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const { body, headers } = JSON.parse(process.argv[2] ?? '') as { body: string; headers: Record<string, string> };
const bytes = Buffer.from(body, 'base64');
const server = createServer((_, response) => response.writeHead(200, headers).end(bytes));
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => server.close(() => process.exit(0)));
