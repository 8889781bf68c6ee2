/** Where code learns what time it is, so that a test can say. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export interface TestClock extends Clock {
  set(time: Date | string): void;
  /** Moves by milliseconds, also backwards. */
  advance(ms: number): void;
}

export function createTestClock(start: Date | string = '2026-01-01T00:00:00Z'): TestClock {
  let time = new Date(start).getTime();
  return {
    now: () => new Date(time),
    set: (to) => {
      time = new Date(to).getTime();
    },
    advance: (ms) => {
      time += ms;
    },
  };
}
