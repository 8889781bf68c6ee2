// Plays the tour of an archive: index.html loads tour.js, then this. A page that was opened from a disk may not read the pictures
// beside it, so each tile is a script that calls `belvedereTile`; here they are what a request for a tile is answered with.
import { createTour } from './create-tour.ts';
import type { TourManifest } from './manifest-types.ts';

declare global {
  interface Window {
    belvedereTour?: TourManifest;
    belvedereTile?: (name: string, base64: string) => void;
  }
}

const root = new URL('./tiles/', document.baseURI).href;
const waiting = new Map<string, (base64: string) => void>();
window.belvedereTile = (name, base64) => {
  waiting.get(name)?.(base64);
  waiting.delete(name);
};

function loadTile(address: string, signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const name = address.slice(root.length);
    const end = () => script.remove();
    waiting.set(name, (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      resolve(new Response(bytes, { headers: { 'content-type': 'image/webp' } }));
    });
    script.addEventListener('load', end);
    script.addEventListener('error', () => {
      end();
      waiting.delete(name);
      reject(new TypeError(`${name} is not in the archive.`));
    });
    signal?.addEventListener('abort', () => {
      end();
      reject(signal.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError'));
    });
    script.src = `${address}.js`;
    document.head.append(script);
  });
}

const request = window.fetch.bind(window);
window.fetch = (input, init) => {
  const address = input instanceof Request ? input.url : String(input);
  return address.startsWith(root) ? loadTile(address, init?.signal) : request(input, init);
};

const host = document.getElementById('tour');
if (host && window.belvedereTour) createTour(host, { src: window.belvedereTour, language: navigator.language, deepLink: true });
