import { readFile } from 'node:fs/promises';
import { html } from 'hono/html';

type Html = ReturnType<typeof html>;

/** An example of the page: the script is shown and run as it stands in `assets/examples`. */
export interface ViewerExample {
  id: string;
  title: string;
  words: string;
  script: string;
  /** What the script works with besides the tour. */
  parts: Html;
}

const button = (name: string, words: string): Html => html`<button type="button" name="${name}">${words}</button>`;

const EXAMPLES: readonly Omit<ViewerExample, 'script'>[] = [
  {
    id: 'move',
    title: 'Look somewhere, go somewhere',
    words: 'The view moves by lookAt, in degrees; goTo enters a scene by its key or id.',
    parts: html`<p class="buttons">
      ${button('left', 'Left')} ${button('right', 'Right')} ${button('closer', 'Closer')} ${button('next', 'Next scene')}
    </p>`,
  },
  {
    id: 'events',
    title: 'Hear what happens',
    words: 'Walk through the tour and open something: each event says what it was.',
    parts: html`<output></output>`,
  },
  {
    id: 'where',
    title: 'Points and directions',
    words: 'Press the picture: the pin stays at that direction. So a page places what the viewer does not know of.',
    parts: html`<output></output>`,
  },
  {
    id: 'plugin',
    title: 'A plugin',
    words: 'A function that is given the tour, an element over the picture and a signal to let go by.',
    parts: html``,
  },
  {
    id: 'words',
    title: 'Languages, and words of your own',
    words: 'A change of language needs no reload. The words of the interface are replaced by labels.',
    parts: html`<p class="buttons">
      <label
        >Language
        <select></select
      ></label>
    </p>`,
  },
];

const FOLDER = new URL('../assets/examples/', import.meta.url);

export async function readViewerExamples(): Promise<ViewerExample[]> {
  return Promise.all(
    EXAMPLES.map(async (example) => ({ ...example, script: await readFile(new URL(`${example.id}.js`, FOLDER), 'utf8') })),
  );
}
