/** Something that was done and can be taken back. */
export interface Step {
  /** What it was, in words. */
  name: string;
  undo(): Promise<void> | void;
  redo(): Promise<void> | void;
  /** Steps of one kind that follow each other closely are one: letters of a word, pixels of a drag. */
  group?: string;
}

export interface History {
  add(step: Step): void;
  /** Does something that takes a while, and remembers it: who takes back meanwhile means this. */
  act(step: Step): Promise<void>;
  /** What was taken back; null when there is nothing. */
  undo(): Promise<Step | null>;
  redo(): Promise<Step | null>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  subscribe(changed: () => void): () => void;
}

const MOST = 200;
const ONE_STEP = 1500;

export function createHistory(now: () => number = Date.now): History {
  const listeners = new Set<() => void>();
  let done: { step: Step; at: number }[] = [];
  let undone: Step[] = [];
  let working = false;
  let doing: Promise<unknown> = Promise.resolve();
  const tell = () => {
    for (const changed of listeners) changed();
  };
  /** One at a time: what is pressed while a step is taken back is not meant for the next one. */
  const move = async (step: Step | undefined, run: (step: Step) => Promise<void> | void, after: (step: Step) => void) => {
    if (!step || working) return null;
    working = true;
    try {
      await run(step);
      after(step);
      return step;
    } finally {
      working = false;
      tell();
    }
  };
  const add = (step: Step) => {
    const last = done.at(-1);
    undone = [];
    if (last && step.group !== undefined && last.step.group === step.group && now() - last.at < ONE_STEP)
      done = [...done.slice(0, -1), { step: { ...step, undo: last.step.undo }, at: now() }];
    else done = [...done.slice(1 - MOST), { step, at: now() }];
    tell();
  };
  return {
    add,
    async act(step) {
      const work = (async () => {
        await step.redo();
        add(step);
      })();
      doing = Promise.allSettled([doing, work]);
      await work;
    },
    async undo() {
      await doing;
      return move(
        done.at(-1)?.step,
        (step) => step.undo(),
        (step) => {
          done = done.slice(0, -1);
          undone = [...undone, step];
        },
      );
    },
    async redo() {
      await doing;
      return move(
        undone.at(-1),
        (step) => step.redo(),
        (step) => {
          undone = undone.slice(0, -1);
          // A step that was done again is no part of what is typed next.
          done = [...done, { step, at: 0 }];
        },
      );
    },
    get canUndo() {
      return done.length > 0;
    },
    get canRedo() {
      return undone.length > 0;
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
