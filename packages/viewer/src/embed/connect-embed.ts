import type { Tour } from '../types.ts';
import { PROTOCOL, readHostMessage, type FrameMessage } from './messages.ts';

/**
 * For the document in the frame: reports the tour to the page that embeds it and does what that page asks. Call it in the same
 * task as `createTour`: the page says hello when the frame has loaded. Only the direct parent is heard; its origin, as the browser
 * states it, is the only one that anything is sent to. Which pages may embed at all is the business of frame-ancestors.
 *
 * @returns a function that ends the connection
 */
export function connectEmbed(tour: Tour): () => void {
  const off = new AbortController();
  let peer: { origin: string; nonce: string } | null = null;
  // What happens before the page has said hello is told after it, once.
  let ready: FrameMessage | null = null;
  let scene: FrameMessage | null = null;

  const send = (message: FrameMessage) => {
    if (peer) parent.postMessage({ protocol: PROTOCOL, nonce: peer.nonce, ...message }, peer.origin);
  };
  const stops = [
    tour.on('ready', ({ title }) => send((ready = { type: 'ready', title: title.slice(0, 300) }))),
    tour.on('scene', ({ key, title }) => send((scene = { type: 'scene', key, title: title.slice(0, 300) }))),
    tour.on('hotspot', ({ id, type, open }) => send({ type: 'hotspot', id, kind: type, open })),
    tour.on('share', ({ scene: shared, via }) => send({ type: 'share', scene: shared, via })),
    tour.on('error', ({ code }) => send({ type: 'error', code })),
  ];

  addEventListener(
    'message',
    ({ source, origin, data }) => {
      // An opaque origin ("null") can't be addressed, and anyone can have it.
      if (source !== parent || parent === window || origin === 'null') return;
      const message = readHostMessage(data);
      if (!message) return;
      if (message.type === 'hello') {
        if (peer) return;
        peer = { origin, nonce: message.nonce };
        send({ type: 'welcome' });
        for (const missed of [ready, scene]) if (missed) send(missed);
        return;
      }
      if (!peer || origin !== peer.origin || message.nonce !== peer.nonce) return;
      if (message.type === 'goTo') void tour.goTo(message.scene).catch(() => send({ type: 'error', code: 'scene_unknown' }));
      else if (message.type === 'lookAt') tour.lookAt({ yaw: message.yaw, pitch: message.pitch, zoom: message.zoom });
      else tour.setLanguage(message.language);
    },
    { signal: off.signal },
  );
  return () => {
    off.abort();
    for (const stop of stops) stop();
  };
}
