/** Adults read about 200 words a minute; a look that says nothing lasts so long. */
const WORDS_PER_SECOND = 200 / 60;
const SILENT_SECONDS = 8;
const LEAST_SECONDS = 4;

/** How long a step lasts: as long as was said, else as its narration, else as it takes to read its words (0.13). */
export function stepSeconds(step: { seconds: number | null; text: string | null; narrationSeconds: number | null }): number {
  const { seconds, text, narrationSeconds } = step;
  if (narrationSeconds !== null) return Math.max(seconds ?? 0, narrationSeconds);
  if (seconds !== null) return seconds;
  if (!text) return SILENT_SECONDS;
  return Math.max(LEAST_SECONDS, Math.ceil(text.split(/\s+/).length / WORDS_PER_SECOND));
}
