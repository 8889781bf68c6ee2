/** The files of a tour that is to be imported, whether they came as a folder or as a ZIP file. */
export interface TourSource {
  /** Every file by its path below the root, with slashes. */
  readonly names: ReadonlySet<string>;
  /** The text of a small file, or undefined when there is none or it is too large. */
  text(name: string): Promise<string | undefined>;
  /** Where a file lies on this machine. */
  file(name: string): string | undefined;
  close(): Promise<void>;
}

/** Files of other kinds are of no use to a tour. */
const KINDS = /\.(?:jpe?g|png|webp|avif|json|js|xml|mp3|m4a|ogg|wav|mp4|webm|pdf|vtt|srt)$/i;
/** Configurations are small; what is beyond this is read as if it were not there. */
export const MAX_TEXT = 8_000_000;

export function isOfUse(name: string): boolean {
  return KINDS.test(name) && !name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX' || part === 'node_modules');
}
