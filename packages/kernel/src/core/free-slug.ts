import { isSlug, slugify } from './slug.ts';

interface Wish {
  /** What a person wants. */
  wanted: string | undefined;
  title: string;
  /** For a title without letters. */
  fallback: string;
  isTaken(slug: string): Promise<boolean>;
}

/** The slug that a person wants, if it is one and free; otherwise one made of the title, counted up until it is. The caller sees to it that nobody takes it meanwhile. */
export async function freeSlug({ wanted, title, fallback, isTaken }: Wish): Promise<{ slug: string } | 'refused' | 'taken'> {
  if (wanted !== undefined) {
    const slug = wanted.normalize('NFC').toLowerCase();
    if (!isSlug(slug)) return 'refused';
    return (await isTaken(slug)) ? 'taken' : { slug };
  }
  const base = slugify(title, fallback);
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base.slice(0, 74)}-${n}`;
    if (!(await isTaken(slug))) return { slug };
  }
}
