// Answers for the page of one door while there is no line, by what that page has put aside itself (`events/door/keep-door.ts`). It is
// registered for doors alone, and never answers a procedure. See ADR 0521.

/** A line that says nothing for so long is none: ms. */
const PATIENCE = 4000;

/** As it was put aside, whichever way it was compressed. */
const kept = (address) => caches.match(address, { ignoreVary: true, ignoreSearch: true });

/** The page of now; the one that was put aside where the server can't be reached. */
async function pageAt(address) {
  try {
    const answer = await fetch(address, { credentials: 'same-origin', redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status < 500) return answer;
    return (await kept(address)) ?? answer;
  } catch (error) {
    const page = await kept(address);
    if (page) return page;
    throw error;
  }
}

addEventListener('install', () => void skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin) return;
  if (mode === 'navigate') event.respondWith(pageAt(url));
  // Their names say what is in them.
  else if (pathname.startsWith('/studio/assets/')) event.respondWith(kept(url).then((file) => file ?? fetch(event.request)));
});
