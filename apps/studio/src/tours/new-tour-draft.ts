import type { Belvedere } from '@belvedere/sdk';

/** A tour that is made when its first picture has arrived, and not before: nobody is left with an empty one. */
export interface NewTourDraft {
  rename(title: string): void;
  /** Makes it, once. */
  id(): Promise<string>;
  /** Gives it the title that stands there by now. @returns its id, or null when nothing was made. */
  finish(): Promise<string | null>;
}

export function createNewTour(client: Belvedere, untitled: string): NewTourDraft {
  let title = '';
  let making: Promise<string> | null = null;
  const wanted = () => title.trim() || untitled;
  return {
    rename: (next) => (title = next),
    id() {
      const make = async () => (await client.tours.create({ title: wanted() })).id;
      making ??= make().catch((error: unknown) => {
        making = null;
        throw error;
      });
      return making;
    },
    async finish() {
      const id = await making;
      if (id === null) return null;
      const made = await client.tours.get({ id });
      if (made.title !== wanted()) await client.tours.update({ id, version: made.version, title: wanted() });
      return id;
    },
  };
}
