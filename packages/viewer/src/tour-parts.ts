import { CHUNKS } from './chunks.ts';
import type { Chunk, ContentRenderer, PanelPart, Part, Shown, TourCore } from './tour-core.ts';
import { TourError } from './tour/tour-error.ts';

/** The chunk that shows a type of content besides the panel itself. */
const CONTENT = { image: 'media', gallery: 'media', video: 'media', audio: 'media', form: 'forms', quiz: 'forms', event: 'forms' } as const;

type Mounted = { [K in keyof typeof CHUNKS]: ReturnType<Awaited<ReturnType<(typeof CHUNKS)[K]>>['mount']> };

/** The parts of a tour that are loaded when they are needed. */
export interface TourParts {
  /** Loads a part and puts it in place, once. Throws a TourError `part_unreachable`, after which it may be asked for again. */
  mount<P>(name: string, load: () => Promise<Chunk<P>>): Promise<P>;
  /** The same for a part that the core knows. */
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
  const asked = new Map<string, Promise<unknown>>();
  const there: Part[] = [];

  const place = async <P>(name: string, load: () => Promise<Chunk<P>>): Promise<P> => {
    const chunk = await load().catch((cause: unknown) => {
      throw new TourError('part_unreachable', `The part "${name}" is missing.`, { cause });
    });
    core.signal.throwIfAborted();
    const part = chunk.mount(core);
    if (part && typeof part === 'object') {
      there.push(part);
      if (core.shown as Shown | null) there.at(-1)?.update?.();
    }
    return part;
  };
  const mount: TourParts['mount'] = <P>(name: string, load: () => Promise<Chunk<P>>) => {
    let part = asked.get(name) as Promise<P> | undefined;
    if (!part) {
      part = place(name, load);
      asked.set(name, part);
      part.catch(() => asked.delete(name));
    }
    return part;
  };
  const use = <K extends keyof Mounted>(name: K) => mount(name, CHUNKS[name] as () => Promise<Chunk<Mounted[K]>>);
  const usePanel: TourParts['usePanel'] = (type) =>
    Promise.all([use('panel'), Object.hasOwn(CONTENT, type) ? use(CONTENT[type as keyof typeof CONTENT]) : null]);
  return {
    mount,
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
