/** Frames only while something changes. */
export interface FrameLoop {
  /** Asks for a frame. */
  request(): void;
  /** Does not wait for the next frame: what the graphics get now they have done by then. */
  now(): void;
  stop(): void;
}

/** `step` gets the time and that since the last frame (0 for the first of a run), in ms, and answers whether to go on. */
export function createFrameLoop(step: (now: number, elapsed: number) => boolean): FrameLoop {
  let handle = 0;
  let last = 0;
  const run = (now: number) => {
    handle = 0;
    // After a long pause, as in a hidden tab, movements go on from where they were.
    const more = step(now, last ? Math.min(now - last, 64) : 0);
    last = more ? now : 0;
    if (more) request();
  };
  const request = () => {
    handle ||= requestAnimationFrame(run);
  };
  const stop = () => cancelAnimationFrame(handle);
  const now = () => {
    stop();
    run(performance.now());
  };
  return { request, now, stop };
}
