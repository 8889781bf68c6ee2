// The baselines of performance.md, each a Hono app of its own in one process: `cached` keeps one document in memory, `compiled` reads it
// by its primary key, `sql` builds the JSON of a tour by one statement.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';
import type { FilledTour } from './fill-database.ts';
import { TOUR_TREE } from './tour-tree.ts';

const [url, hot] = process.argv.slice(2) as [string, string];
const tour = JSON.parse(hot) as FilledTour;
const pool = new pg.Pool({ connectionString: url, max: 5 });
const DOCUMENT = { name: 'document', text: 'SELECT body, hash FROM bench_plain_documents WHERE tenant_id = $1 AND hash = $2' };
const json = { 'content-type': 'application/json' };
const { rows } = await pool.query<{ body: Buffer }>({ ...DOCUMENT, values: [tour.tenantId, tour.hash] });
const cached = new Uint8Array(rows[0]!.body);
const etag = `"${tour.hash}"`;

const app = new Hono();
app.get('/cached', (c) =>
  c.req.header('if-none-match') === etag
    ? new Response(null, { status: 304, headers: { etag } })
    : new Response(cached, { headers: { ...json, etag, 'content-length': String(cached.length) } }),
);
app.get('/compiled/:tenant/:hash', async (c) => {
  const { tenant, hash } = c.req.param();
  const found = await pool.query<{ body: Buffer }>({ ...DOCUMENT, values: [tenant, hash] });
  return new Response(new Uint8Array(found.rows[0]!.body), { headers: { ...json, etag: `"${hash}"` } });
});
app.get('/sql/:tenant/:slug', async (c) => {
  const { tenant, slug } = c.req.param();
  const found = await pool.query<{ tree: string }>({ ...TOUR_TREE, values: [tenant, slug] });
  return new Response(found.rows[0]!.tree, { headers: json });
});

const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => process.send?.(port));
process.on('disconnect', () => server.close(() => process.exit(0)));
