import { hotspotContentSchema, plainText, type HotspotContent } from '@belvedere/manifest';
import { DOORWAYS, PLACES, ROOMS, type Place } from '../house/plan.ts';
import { planPoint } from './draw-plan.ts';
import { listHotspots, type HotspotPlace } from './hotspots.ts';
import { ar } from './texts/ar.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import type { HotspotWords, Spot, Words } from './texts/texts.ts';

export interface DemoHotspot {
  /** Unique in the tour; translations name it. */
  key: string;
  type: HotspotContent['type'];
  title: string;
  description: string;
  yaw: number;
  pitch: number;
  /** Key of the scene that it leads to. */
  target?: Place;
  content: HotspotContent;
}

export interface DemoScene {
  key: Place;
  title: string;
  description: string;
  /** Beside tour.json. */
  file: string;
  initialYaw: number;
  initialPitch: number;
  zoom: number;
  /** On plan.svg, 0–1 from its left and top. */
  map: { x: number; y: number };
  hotspots: DemoHotspot[];
}

export interface DemoTranslation {
  title: string;
  description: string;
  plan: string;
  scenes: Record<Place, { title: string; description: string }>;
  hotspots: Record<string, { title: string; description: string; content: HotspotContent }>;
}

export interface DemoTour {
  title: string;
  description: string;
  slug: string;
  language: string;
  location: string;
  category: string;
  tags: string[];
  /** The floor plan, beside tour.json. */
  plan: { name: string; file: string };
  scenes: DemoScene[];
  translations: Record<'de' | 'ar', DemoTranslation>;
}

/** First looks: degrees, and zoom as in `zoomToFov`. */
const LOOKS: Record<Place, { yaw: number; pitch: number; zoom: number }> = {
  hall: { yaw: 0, pitch: 4, zoom: 0.9 },
  library: { yaw: -62, pitch: 0, zoom: 0.95 },
  'dining-room': { yaw: -102, pitch: -3, zoom: 0.95 },
  gallery: { yaw: 38, pitch: 3, zoom: 0.95 },
  'winter-garden': { yaw: 40, pitch: 3, zoom: 0.95 },
  terrace: { yaw: -106, pitch: -3, zoom: 0.9 },
  tower: { yaw: 128, pitch: -9, zoom: 0.8 },
};

function wordsOf(words: Words, { key, target }: HotspotPlace): HotspotWords {
  return target ? words.ways[target] : words.spots[key as Spot];
}

function need<T>(value: T | undefined, key: string): T {
  if (value === undefined) throw new Error(`A text of hotspot ${key} is missing.`);
  return value;
}

function contentOf(hotspot: HotspotPlace, words: HotspotWords): HotspotContent {
  const { key, kind } = hotspot;
  const content = (): unknown => {
    switch (kind) {
      case 'navigation':
        return {
          type: kind,
          transition: DOORWAYS.some(({ between }) => between.includes(hotspot.place) && between.includes(need(hotspot.target, key)))
            ? 'walk'
            : 'fade',
        };
      case 'info':
        return { type: kind, body: plainText(...need(words.body, key)) };
      case 'quiz': {
        const [right, ...wrong] = need(words.options, key);
        // The right answer is neither always first nor, in another language, elsewhere.
        const options = wrong.map((text) => ({ text, correct: false }));
        options.splice(key.length % (options.length + 1), 0, { text: need(right, key), correct: true });
        return { type: kind, question: need(words.question, key), options, explanation: plainText(need(words.explanation, key)) };
      }
      case 'link':
        return { type: kind, href: 'https://en.wikipedia.org/wiki/Belvedere_(structure)', label: need(words.label, key), newTab: true };
      case 'product':
        return {
          type: kind,
          name: need(words.label, key),
          priceMinor: 4900,
          currency: 'EUR',
          href: 'https://example.com/prints/valley-at-dusk',
        };
      case 'form': {
        const { name, email, message } = need(words.fields, key);
        return {
          type: kind,
          submitLabel: need(words.label, key),
          fields: [
            { name: 'name', label: name, kind: 'text', required: true },
            { name: 'email', label: email, kind: 'email', required: false },
            { name: 'message', label: message, kind: 'textarea', required: true },
          ],
        };
      }
    }
  };
  return hotspotContentSchema.parse(content());
}

function translate(words: Words): DemoTranslation {
  const hotspots = listHotspots().map((hotspot) => {
    const own = wordsOf(words, hotspot);
    return [hotspot.key, { title: own.title, description: own.description, content: contentOf(hotspot, own) }] as const;
  });
  return { ...words.tour, plan: words.plan, scenes: words.places, hotspots: Object.fromEntries(hotspots) };
}

/** The demo tour with its directions taken from the house's geometry. */
export function composeTour(): DemoTour {
  const hotspots = listHotspots();
  return {
    ...en.tour,
    slug: 'belvedere-house',
    language: 'en',
    location: 'Lake country',
    category: 'historic-house',
    tags: ['villa', 'architecture', 'garden', 'art'],
    plan: { name: en.plan, file: 'plan.webp' },
    scenes: PLACES.map((place): DemoScene => ({
      key: place,
      ...en.places[place],
      file: `${place}.webp`,
      initialYaw: LOOKS[place].yaw,
      initialPitch: LOOKS[place].pitch,
      zoom: LOOKS[place].zoom,
      map: planPoint(ROOMS[place].eye),
      hotspots: hotspots
        .filter((hotspot) => hotspot.place === place)
        .map((hotspot): DemoHotspot => {
          const own = wordsOf(en, hotspot);
          return {
            key: hotspot.key,
            type: hotspot.kind,
            title: own.title,
            description: own.description,
            ...hotspot.direction,
            ...(hotspot.target ? { target: hotspot.target } : {}),
            content: contentOf(hotspot, own),
          };
        }),
    })),
    translations: { de: translate(de), ar: translate(ar) },
  };
}
