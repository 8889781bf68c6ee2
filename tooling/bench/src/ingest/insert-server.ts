// What people write first: one request is one INSERT, with nothing but Node, into the same table. Nothing is validated and nobody asked.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

const [url, tenantId, tourId] = process.argv.slice(2) as [string, string, string];
const pool = new pg.Pool({ connectionString: url, max: 10 });
const INSERT = {
  name: 'insert',
  text: `INSERT INTO analytics_events (tenant_id, id, occurred_at, event_type, session_id, tour_id, scene_id, hotspot_id, properties, page_url, duration)
    VALUES ($1, $2, now(), $3, $2, $4, $5, $6, '{}', $7, $8) ON CONFLICT DO NOTHING`,
};

interface Sent {
  page: string;
  hits: [{ id: string; type: string; sceneId?: string; hotspotId?: string; durationMs?: number }];
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
  request.on('end', () => {
    const { page, hits } = JSON.parse(body) as Sent;
    const [{ id, type, sceneId = null, hotspotId = null, durationMs = null }] = hits;
    pool.query({ ...INSERT, values: [tenantId, id, type, tourId, sceneId, hotspotId, page, durationMs] }).then(
      () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"accepted":1}'),
      () => response.writeHead(500).end(),
    );
  });
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => server.close(() => process.exit(0)));
