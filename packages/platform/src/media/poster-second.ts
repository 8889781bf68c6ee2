/** The second whose picture stands for a film: not the first picture, which is often black; of a film below ten seconds, after a tenth of it. */
export function posterSecond(duration: number): number {
  return Math.min(1, duration / 10);
}
