/** What a file is by its first bytes. Its name and the type that a client declares are never asked. */
export interface MediaType {
  readonly kind: 'image' | 'video' | 'audio' | 'document' | 'archive';
  readonly mimeType: string;
  /** Without a dot. */
  readonly extension: string;
}

const type = (kind: MediaType['kind'], mimeType: string, extension: string): MediaType => Object.freeze({ kind, mimeType, extension });

const JPEG = type('image', 'image/jpeg', 'jpg');
const PNG = type('image', 'image/png', 'png');
const WEBP = type('image', 'image/webp', 'webp');
const AVIF = type('image', 'image/avif', 'avif');
const MP4 = type('video', 'video/mp4', 'mp4');
const MOV = type('video', 'video/quicktime', 'mov');
const WEBM = type('video', 'video/webm', 'webm');
const MKV = type('video', 'video/x-matroska', 'mkv');
const MP3 = type('audio', 'audio/mpeg', 'mp3');
const M4A = type('audio', 'audio/mp4', 'm4a');
const OGG = type('audio', 'audio/ogg', 'ogg');
const WAV = type('audio', 'audio/wav', 'wav');
const FLAC = type('audio', 'audio/flac', 'flac');
const PDF = type('document', 'application/pdf', 'pdf');
const VTT = type('document', 'text/vtt', 'vtt');
const ZIP = type('archive', 'application/zip', 'zip');

/** How many bytes `sniffMedia` wants to see. */
export const SNIFF_BYTES = 64;

const BRANDS: Readonly<Record<string, MediaType>> = {
  avif: AVIF,
  'M4A ': M4A,
  'M4B ': M4A,
  isom: MP4,
  iso2: MP4,
  iso4: MP4,
  iso5: MP4,
  iso6: MP4,
  mp41: MP4,
  mp42: MP4,
  avc1: MP4,
  dash: MP4,
  'M4V ': MP4,
  MSNV: MP4,
  '3gp4': MP4,
  '3gp5': MP4,
  'qt  ': MOV,
};

/** The accepted type of media that starts so, or `undefined` for everything else: SVG, GIF, HTML, GLB, programs and the rest. */
export function sniffMedia(bytes: Uint8Array): MediaType | undefined {
  const head = Buffer.from(bytes.subarray(0, SNIFF_BYTES)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return JPEG;
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return PNG;
  if (head.startsWith('RIFF')) return riff(head);
  if (head.startsWith('ftyp', 4)) return isoMedia(head);
  if (head.startsWith('\x1aE\xdf\xa3')) return ebml(head);
  if (head.startsWith('OggS\0')) return OGG;
  if (head.startsWith('fLaC')) return FLAC;
  if (head.startsWith('%PDF-')) return PDF;
  if (/^(\xef\xbb\xbf)?WEBVTT(?=[ \t\r\n]|$)/.test(head)) return VTT;
  if (head.startsWith('PK\x03\x04')) return ZIP;
  if (/^ID3[^\xff]/.test(head) || isMpegFrame(bytes)) return MP3;
  return undefined;
}

// The document type: an element of one byte of length.
function ebml(head: string): MediaType | undefined {
  if (head.includes('\x42\x82\x84webm')) return WEBM;
  return head.includes('\x42\x82\x88matroska') ? MKV : undefined;
}

function riff(head: string): MediaType | undefined {
  if (head.startsWith('WEBPVP8', 8)) return WEBP;
  return head.startsWith('WAVE', 8) ? WAV : undefined;
}

// The main brand decides; `mif1` says only that it is a picture of some kind, so that the compatible brands have to say which.
function isoMedia(head: string): MediaType | undefined {
  const brand = head.slice(8, 12);
  if (brand === 'mif1') return head.slice(16).includes('avif') ? AVIF : undefined;
  return Object.hasOwn(BRANDS, brand) ? BRANDS[brand] : undefined;
}

function isMpegFrame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const isLayer3 = first === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08;
  return isLayer3 && third >> 4 !== 15 && third >> 4 !== 0 && (third & 0x0c) !== 0x0c;
}
