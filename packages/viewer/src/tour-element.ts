import { mountTour } from './mount-tour.ts';
import type { TourManifest } from './manifest-types.ts';
import { own } from './own.ts';
import type { Tour, TourOptions, TourPlugin } from './types.ts';

// Modules are also loaded where pages are rendered on a server, and there is no HTMLElement there.
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * `<belvedere-tour src="…" scene yaw pitch zoom lang autoplay controls="full|minimal|none" branding deep-link map-tiles map-attribution>`. Attributes are
 * read when the element is put on the page; a changed `src` starts anew, a changed `lang` or `scene` is followed. Events are
 * CustomEvents `belvedere:ready`, `belvedere:scene` … with the details of {@link TourEvents}.
 */
export class BelvedereTourElement extends Base {
  static readonly observedAttributes = ['src', 'scene', 'lang'];
  /** Plugins of every element whose `options` name none; what comes before its first scene is there still counts. */
  static readonly plugins: TourPlugin[] = [];

  /** The tour while the element is on the page and has a source. */
  tour: Tour | null = null;
  /** Options that attributes can't carry; set before the element is put on the page. */
  options: Partial<TourOptions> = {};

  /** The manifest itself, instead of the address in `src`. */
  set manifest(manifest: TourManifest) {
    this.options = { ...this.options, src: manifest };
    if (this.isConnected) this.#start();
  }

  connectedCallback(): void {
    this.#start();
  }

  disconnectedCallback(): void {
    this.#stop();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.tour) return;
    if (name === 'src') this.#start();
    else if (name === 'lang') this.tour.setLanguage(after ?? '');
    else if (after) void this.tour.goTo(after).catch(reportError);
  }

  #start(): void {
    this.#stop();
    const src = this.getAttribute('src') ?? own(this.options).src;
    if (!src) return;
    const text = (name: string) => this.getAttribute(name) ?? undefined;
    const number = (name: string) => {
      const value = text(name)?.trim();
      return value && Number.isFinite(Number(value)) ? Number(value) : undefined;
    };
    const flag = (name: string) => (this.hasAttribute(name) ? text(name) !== 'false' : undefined);
    const controls = text('controls');
    const options = own<TourOptions>({
      scene: text('scene'),
      yaw: number('yaw'),
      pitch: number('pitch'),
      zoom: number('zoom'),
      language: text('lang'),
      autoplay: flag('autoplay'),
      controls: controls === 'minimal' || controls === 'none' ? controls : 'full',
      branding: flag('branding'),
      deepLink: flag('deep-link'),
      plugins: BelvedereTourElement.plugins,
      ...this.options,
      src,
    });
    this.tour = mountTour(this.shadowRoot ?? this.attachShadow({ mode: 'open' }), this, options);
  }

  #stop(): void {
    this.tour?.destroy();
    this.tour = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'belvedere-tour': BelvedereTourElement;
  }
}

/**
 * Makes `<belvedere-tour>` known to the page; once is enough, a second copy of the library leaves the first in
 * place, and where there is no page nothing happens.
 */
export function defineTourElement(): void {
  if (globalThis.customElements && !customElements.get('belvedere-tour')) customElements.define('belvedere-tour', BelvedereTourElement);
}
