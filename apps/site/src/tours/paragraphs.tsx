import type { View } from '../html.ts';

/** A text as it was written, line by line. */
export function Paragraphs({ text }: { text: string | null }): View {
  if (!text) return null;
  return (
    <>
      {text.split(/\n+/).map((line) => (
        <p>{line}</p>
      ))}
    </>
  );
}
