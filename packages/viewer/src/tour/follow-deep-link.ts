import { formatDeepLink, parseDeepLink, type DeepLink } from './deep-link.ts';
import type { View } from './view.ts';

/** Browsers refuse an address that changes at every frame. */
const PAUSE = 300;

/** Keeps the hash of the page's address and the tour in step until the signal is aborted. */
export function followDeepLink(options: { changed: (link: DeepLink) => void; signal: AbortSignal }): {
  /** Writes a place into the address as soon as the view has come to rest. */
  write(scene: string, view: View): void;
} {
  const { changed, signal } = options;
  let timer = 0;
  addEventListener('hashchange', () => changed(parseDeepLink(location.hash)), { signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return {
    write(scene, view) {
      clearTimeout(timer);
      timer = window.setTimeout(() => history.replaceState(history.state, '', formatDeepLink(scene, view)), PAUSE);
    },
  };
}
