import { loadChunk } from './load-chunk.ts';
import type { AddressPart, ContentRenderer, FlatPart, PanelPart, Part, ShowSphere, TourCore } from './tour-core.ts';
import type { keepWithin } from './tour/keep-within.ts';

/** The chunk that shows a type of content besides the panel itself. */
const CONTENT = { image: 'media', gallery: 'media', video: 'media', audio: 'media', form: 'forms', quiz: 'forms' } as const;

interface Mounted {
  toolbar: Part;
  animations: Part;
  sphere: ShowSphere;
  bounds: typeof keepWithin;
  icons: Part;
  panel: PanelPart;
  flat: FlatPart;
  address: AddressPart;
  media: ContentRenderer;
  forms: ContentRenderer;
}

/** The parts of a tour that are loaded when they are needed. */
export interface TourParts {
  /** Loads a part and puts it in place, once. Throws a TourError, after which it may be asked for again. */
  use<K extends keyof Mounted>(name: K): Promise<Mounted[K]>;
  /** The panel, and what it needs for a type of content. */
  usePanel(type: string): Promise<[PanelPart, ContentRenderer | null]>;
  /** Fetches what a panel will need while a hand is on its way to it; a failure shows when it is needed. */
  warm(type: string): void;
  /** Of the parts that are in place. */
  update(): void;
  moved(): void;
}

export function createParts(core: TourCore): TourParts {
  const asked = new Map<keyof Mounted, Promise<unknown>>();
  const there: Part[] = [];

  const mount = async (name: keyof Mounted) => {
    const chunk = await loadChunk(name);
    core.signal.throwIfAborted();
    const part = chunk.mount(core);
    if (typeof part === 'object') {
      there.push(part);
      if (core.isShown) part.update?.();
    }
    return part;
  };
  const use = <K extends keyof Mounted>(name: K): Promise<Mounted[K]> => {
    let part = asked.get(name);
    if (!part) {
      part = mount(name);
      asked.set(name, part);
      part.catch(() => asked.delete(name));
    }
    return part as Promise<Mounted[K]>;
  };
  const usePanel: TourParts['usePanel'] = (type) =>
    Promise.all([use('panel'), Object.hasOwn(CONTENT, type) ? use(CONTENT[type as keyof typeof CONTENT]) : null]);
  return {
    use,
    usePanel,
    warm: (type) => void usePanel(type).catch(() => undefined),
    update: () => {
      for (const part of there) part.update?.();
    },
    moved: () => {
      for (const part of there) part.moved?.();
    },
  };
}
