/** What ffmpeg is told to read a file as. It never finds out by itself, so that no playlist or script can send it elsewhere. */
const DEMUXERS = {
  'video/mp4': 'mov',
  'video/quicktime': 'mov',
  'video/webm': 'matroska',
  'video/x-matroska': 'matroska',
  'audio/mp4': 'mov',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/flac': 'flac',
} as const;

export interface MovingSource {
  path: string;
  /** By its first bytes. */
  mimeType: string;
}

/** The options with which a stranger's file is opened: as one named format, with nothing but files and pipes to read from. */
export function inputOptions({ path, mimeType }: MovingSource): string[] {
  const demuxer = Object.hasOwn(DEMUXERS, mimeType) ? DEMUXERS[mimeType as keyof typeof DEMUXERS] : undefined;
  if (!demuxer) throw new TypeError(`${mimeType} is nothing that is given to ffmpeg.`);
  return ['-protocol_whitelist', 'file,pipe', '-f', demuxer, '-i', path];
}

export const QUIET: readonly string[] = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-max_alloc', String(512 * 1024 * 1024)];
