/** Something that the server keeps, with the number of its last change. */
export interface Versioned {
  id: string;
  version: number;
}

/** How things of a kind are kept. `E` is a change of some of their fields. */
export interface Kind<V extends Versioned, E extends object> {
  /** Fails with the code `common.conflict` when `item.version` is not the newest. */
  save(item: V, edit: E): Promise<V>;
  load(id: string): Promise<V>;
  apply(item: V, edit: E): V;
  /** The values that an item has in the fields of an edit. */
  read(item: V, edit: E): E;
  /** Whether a save failed because the thing is not there any more. */
  isGone(error: unknown): boolean;
}

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed';

/** What somebody else has changed meanwhile, or taken away (`null`): theirs is kept, mine is told. */
export interface Conflict<V, E> {
  before: V;
  theirs: V | null;
  mine: E;
}

interface Entry<V, E> {
  /** As the server last told it. */
  base: V;
  /** Sent and not answered. */
  sent: E | null;
  /** Sent, and failed before an answer came: the server may have it all the same. */
  unsure: E[];
  /** Not sent yet. */
  edit: E | null;
}

/** Things that are edited here: every change is shown at once and saved a moment later. */
export interface Draft<V extends Versioned, E extends object> {
  /** As it is shown: what the server told, and what has been changed since. */
  get(id: string): V | undefined;
  list(): readonly V[];
  /** Takes in what the server told; what is being changed here stays changed. */
  take(items: readonly V[]): void;
  drop(id: string): void;
  change(id: string, edit: E): void;
  /** Saves what waits, at once. */
  flush(): Promise<void>;
  readonly state: SaveState;
  /** Why the last save failed; it is tried again with the next change or by `flush`. */
  readonly failure: unknown;
  subscribe(changed: () => void): () => void;
}

const equal = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
// The server keeps names without the blanks around them.
const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value);

/** The fields of an edit of which a condition holds; null when it holds of none. */
function pick<E extends object>(edit: E, keep: (name: keyof E) => boolean): E | null {
  const entries = Object.entries(edit).filter(([name]) => keep(name as keyof E));
  return entries.length > 0 ? (Object.fromEntries(entries) as E) : null;
}

/**
 * Changes of one thing go to the server one after the other, each with the version that the one before it made. Where somebody else was
 * first, fields that only one of both has touched keep both changes; of a field that both touched theirs stays, and `onConflict` tells.
 * What the server took without that its answer came is nobody else's.
 * They go `delay` ms after they were made; with null by `flush` alone.
 */
export function createDraft<V extends Versioned, E extends object>(
  kind: Kind<V, E>,
  { delay, onConflict }: { delay: number | null; onConflict: (conflict: Conflict<V, E>) => void },
): Draft<V, E> {
  const entries = new Map<string, Entry<V, E>>();
  const listeners = new Set<() => void>();
  const running = new Map<string, Promise<void>>();
  let failure: unknown = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: readonly V[] | null = null;

  const show = ({ base, sent, edit }: Entry<V, E>): V => {
    const under = sent ? kind.apply(base, sent) : base;
    return edit ? kind.apply(under, edit) : under;
  };
  const tell = () => {
    shown = null;
    for (const changed of listeners) changed();
  };

  /** Brings together what is mine and what somebody else has made of it. */
  const merge = (entry: Entry<V, E>, theirs: V, mine: E): E | null => {
    const before = kind.read(entry.base, mine);
    const now = kind.read(theirs, mine);
    const isSent = (name: keyof E) => entry.unsure.some((sent) => name in sent && equal(trimmed(sent[name]), trimmed(now[name])));
    const isTheirs = (name: keyof E) => !equal(before[name], now[name]) && !equal(mine[name], now[name]) && !isSent(name);
    const lost = pick(mine, isTheirs);
    if (lost) onConflict({ before: entry.base, theirs, mine: lost });
    return pick(mine, (name) => !isTheirs(name) && !equal(mine[name], now[name]));
  };

  const saveOne = async (id: string): Promise<void> => {
    for (let entry = entries.get(id); entry?.edit; entry = entries.get(id)) {
      const sent = entry.edit;
      entry.sent = sent;
      entry.edit = null;
      tell();
      try {
        entry.base = await kind.save(entry.base, sent);
        entry.sent = null;
        entry.unsure = [];
        failure = null;
        tell();
      } catch (error) {
        const mine = Object.assign({}, sent, entry.edit) as E;
        entry.sent = null;
        entry.edit = mine;
        if (kind.isGone(error)) {
          entries.delete(id);
          failure = null;
          onConflict({ before: entry.base, theirs: null, mine });
          tell();
          return;
        }
        if ((error as { code?: unknown }).code !== 'common.conflict') {
          entry.unsure.push(sent);
          failure = error;
          tell();
          return;
        }
        const theirs = await kind.load(id);
        entry.edit = merge(entry, theirs, mine);
        entry.base = theirs;
        entry.unsure = [];
        tell();
      }
    }
  };
  const save = (id: string): Promise<void> => {
    const saving = (running.get(id) ?? saveOne(id)).finally(() => running.delete(id));
    running.set(id, saving);
    return saving;
  };
  const saveAll = async () => {
    clearTimeout(timer);
    timer = undefined;
    const waiting = [...entries].filter(([, { edit }]) => edit).map(([id]) => id);
    await Promise.all([...waiting.map(save), ...running.values()]).catch((error: unknown) => {
      // What could not even be looked at, as while offline: it stays to be saved.
      failure = error;
    });
    tell();
  };

  return {
    get: (id) => {
      const entry = entries.get(id);
      return entry && show(entry);
    },
    list: () => (shown ??= [...entries.values()].map(show)),
    take(items) {
      for (const item of items) {
        const entry = entries.get(item.id);
        if (!entry) entries.set(item.id, { base: item, sent: null, unsure: [], edit: null });
        // Of the same version there may be more to tell, such as how far a panorama is; a newer one meets what is changed here when it is saved.
        else if (item.version === entry.base.version || (item.version > entry.base.version && !entry.sent && !entry.edit))
          entry.base = item;
      }
      tell();
    },
    drop(id) {
      entries.delete(id);
      tell();
    },
    change(id, edit) {
      const entry = entries.get(id);
      if (!entry) return;
      entry.edit = Object.assign({}, entry.edit, edit);
      tell();
      if (delay !== null) timer ??= setTimeout(() => void saveAll(), delay);
    },
    flush: saveAll,
    get state() {
      const all = [...entries.values()];
      if (all.some(({ sent }) => sent)) return 'saving';
      if (!all.some(({ edit }) => edit)) return 'saved';
      return failure ? 'failed' : 'waiting';
    },
    get failure() {
      return failure;
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
