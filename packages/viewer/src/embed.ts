import { PROTOCOL, readFrameMessage, type FrameMessage, type HostMessage } from './embed/messages.ts';
import { own } from './own.ts';

// The loader for third-party pages: `<script async src="https://host/embed.js" data-tour="<embed token>"></script>`. It leaves
// one name on the page, window.Belvedere, and loads nothing but the frame.

/** How an embedded tour looks. */
interface EmbedOptions {
  /** Embed token. */
  tour: string;
  /** Origin that serves the tour; that of the script by default. */
  host?: string;
  /** Accessible name of the frame. */
  title?: string;
  /** CSS length, or a number of pixels; the whole width and 16:9 by default. */
  width?: string | number;
  height?: string | number;
}

/** An embedded tour. */
interface Embed {
  readonly frame: HTMLIFrameElement;
  /** Listens to `ready`, `scene`, `hotspot`, `share` and `error` of the tour; the answer stops listening. */
  on(type: FrameMessage['type'], listener: (message: FrameMessage) => void): () => void;
  goTo(scene: string): void;
  lookAt(view: { yaw: number; pitch: number; zoom: number }): void;
  setLanguage(language: string): void;
  /** Takes the frame and its listener off the page. */
  destroy(): void;
}

/** What `window.Belvedere` is. */
interface EmbedApi {
  /** Puts a tour at the end of an element, or after it if it is a script. */
  mount(target: Element, options: EmbedOptions): Embed;
  /** The tours that are on the page. */
  readonly embeds: readonly Embed[];
}

declare global {
  interface Window {
    Belvedere?: EmbedApi;
  }
}

const script = document.currentScript as HTMLScriptElement;
const home = new URL(script.src).origin;

/** A length for CSS, or nothing if it is not one: attributes of a page are often filled in by its own users. */
function toLength(value: string | number | undefined): string {
  const text = String(value ?? '').trim();
  if (/^\d{1,5}(\.\d+)?$/.test(text)) return `${text}px`;
  return /^\d{1,5}(\.\d+)?(px|%|r?em|d?v[wh])$/.test(text) ? text : '';
}

function createApi(): EmbedApi {
  const embeds: Embed[] = [];
  return {
    embeds,
    mount(target, options) {
      const { tour, host = home, title, width, height } = own(options);
      const { origin } = new URL(host);
      if (!/^[\w.~-]{1,512}$/.test(tour)) throw new TypeError('Belvedere: this is not an embed token.');
      const frame = document.createElement('iframe');
      const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
      const off = new AbortController();
      const { signal } = off;
      const listeners = new Map<string, Set<(message: FrameMessage) => void>>();
      let welcome = false;
      let queue: HostMessage[] = [];
      let ready: FrameMessage | null = null;

      frame.title = title || 'Virtual tour';
      frame.loading = 'lazy';
      frame.allow = 'fullscreen; gyroscope; accelerometer; xr-spatial-tracking';
      frame.referrerPolicy = 'strict-origin-when-cross-origin';
      const tall = toLength(height);
      Object.assign(frame.style, {
        display: 'block',
        border: '0',
        width: toLength(width) || '100%',
        maxWidth: '100%',
        ...(tall ? { height: tall } : { height: 'auto', aspectRatio: '16 / 9' }),
      });

      const post = (message: HostMessage) => frame.contentWindow?.postMessage({ protocol: PROTOCOL, nonce, ...message }, origin);
      const send = (message: HostMessage) => (welcome ? post(message) : queue.push(message));
      // A frame that has loaded anew knows nothing of an earlier handshake.
      const hello = () => {
        welcome = false;
        ready = null;
        post({ type: 'hello' });
      };
      frame.addEventListener('load', hello, { signal });
      addEventListener(
        'message',
        (event) => {
          if (event.source !== frame.contentWindow || event.origin !== origin) return;
          const message = readFrameMessage(event.data);
          if (!message || message.nonce !== nonce) return;
          if (message.type === 'welcome') {
            welcome = true;
            for (const waiting of queue) post(waiting);
            queue = [];
          }
          if (message.type === 'ready') ready = message;
          for (const listener of listeners.get(message.type) ?? []) listener(message);
        },
        { signal },
      );

      const embed: Embed = {
        frame,
        on(type, listener) {
          const set = listeners.get(type) ?? new Set();
          listeners.set(type, set.add(listener));
          // Who asks late, as pages with an async script do, is not left waiting.
          if (type === 'ready' && ready) listener(ready);
          return () => set.delete(listener);
        },
        goTo: (scene) => send({ type: 'goTo', scene }),
        lookAt: ({ yaw, pitch, zoom }) => send({ type: 'lookAt', yaw, pitch, zoom }),
        setLanguage: (language) => send({ type: 'setLanguage', language }),
        destroy() {
          off.abort();
          frame.remove();
          embeds.splice(embeds.indexOf(embed) >>> 0, 1);
        },
      };
      frame.src = `${origin}/embed/${encodeURIComponent(tour)}`;
      if (target instanceof HTMLScriptElement) target.after(frame);
      else target.append(frame);
      embeds.push(embed);
      return embed;
    },
  };
}

// Several scripts on a page share one API, and each puts its tour where it stands.
const api = (window.Belvedere ??= createApi());
const { tour, title, width, height } = own(script.dataset);
if (tour) api.mount(script, { tour, host: home, ...(title && { title }), ...(width && { width }), ...(height && { height }) });
