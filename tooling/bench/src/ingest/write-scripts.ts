import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hitsOf } from './hit-mix.ts';
import type { Place } from './make-place.ts';

/** UUIDv7s that no request has sent before: time, what this run is, and a count. */
const IDS = `
local run, count = %RUN%, 0
math.randomseed(run)
local function id()
  count = count + 1
  local ms = os.time() * 1000 + count % 1000
  return string.format('%08x-%04x-7%03x-8%03x-%04x%08x', math.floor(ms / 65536), ms % 65536, math.random(0, 4095), math.random(0, 4095), run, count)
end
`;

/** Calls a connection makes only after a pause, so that a server is loaded to a part of what it can do. */
const pause = (milliseconds: number): string => `
function delay()
  local wanted = ${milliseconds.toFixed(3)} * (0.5 + math.random())
  return math.floor(wanted + math.random())
end
`;

let runs = Math.floor(Date.now() / 1000) % 60_000;

/** A script for wrk that sends hits as our counter does: batches of so many, each of another visitor. */
export async function writeHits(
  folder: string,
  { place, size, pauseMs }: { place: Place; size: number; pauseMs?: number },
): Promise<string> {
  const path = join(folder, `hits-${size}-${runs}.lua`);
  const rest = hitsOf(place).map(({ properties, ...sent }) =>
    JSON.stringify({ ...sent, ...('name' in properties && { name: properties.name }) }).slice(1),
  );
  const visits = place.visitKeys.map((key) => `,"visitKey":"${key}","visit":"${key.toLowerCase()}"`);
  const head = `{"at":"${place.at}","page":"https://bench.example/museum?utm_source=bench","referrer":"https://search.example/"`;
  await writeFile(
    path,
    `${IDS.replace('%RUN%', String(nextRun()))}
local rest = {${rest.map(quoted).join(',')}}
local visits = {${visits.map(quoted).join(',')}}
local n, kind = math.random(0, #visits - 1), 0
request = function()
  n = n % #visits + 1
  local parts = {${quoted(head)}, visits[n], ',"hits":['}
  for i = 1, ${size} do
    kind = kind % #rest + 1
    parts[#parts + 1] = (i == 1 and '{"id":"' or ',{"id":"') .. id() .. '",' .. rest[kind]
  end
  parts[#parts + 1] = ']}'
  return wrk.format('POST', nil, wrk.headers, table.concat(parts))
end
${pauseMs === undefined ? '' : pause(pauseMs)}`,
  );
  return path;
}

/** The same for Umami: one event a call, or an array of them for its address of batches; each visitor with what Umami's tracker is told to send back. */
export async function writeUmami(
  folder: string,
  { websiteId, caches, size }: { websiteId: string; caches: string[]; size: number },
): Promise<string> {
  const path = join(folder, `umami-${size}.lua`);
  const event = (name: string) =>
    JSON.stringify({
      type: 'event',
      payload: {
        website: websiteId,
        hostname: 'bench.example',
        language: 'en-GB',
        referrer: 'https://search.example/',
        screen: '1920x1080',
        title: 'Museum',
        url: '/museum?utm_source=bench',
        name,
      },
    });
  const events = ['tour_view', 'scene_view', 'hotspot_view', 'scene_leave', 'hotspot_click'].map(event);
  await writeFile(
    path,
    `local events = {${events.map(quoted).join(',')}}
local caches = {${caches.map(quoted).join(',')}}
local n = 0
request = function()
  n = n + 1
  wrk.headers['x-umami-cache'] = caches[n % #caches + 1]
  ${size === 1 ? '' : `local parts = {}\n  for i = 1, ${size} do parts[i] = events[(n + i) % #events + 1] end`}
  return wrk.format('POST', nil, wrk.headers, ${size === 1 ? 'events[n % #events + 1]' : `'[' .. table.concat(parts, ',') .. ']'`})
end
`,
  );
  return path;
}

function nextRun(): number {
  runs = (runs + 1) % 65_536;
  return runs;
}

/** As a string of Lua: what we put there is JSON without a bracket of two. */
const quoted = (text: string): string => `[==[${text}]==]`;
