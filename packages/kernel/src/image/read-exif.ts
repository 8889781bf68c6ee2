/** What a camera wrote about a picture. Position and camera say much about a person: whoever keeps this keeps it from visitors. */
export interface PictureOrigin {
  /** As the camera's clock stood, without a zone unless it wrote one: `2024-05-01T12:30:00` or `…+02:00`. */
  takenAt?: string;
  make?: string;
  model?: string;
  lens?: string;
  software?: string;
  /** Degrees; metres above the sea. */
  position?: { latitude: number; longitude: number; altitude?: number };
  /** Where the camera looked, degrees clockwise from north. */
  heading?: number;
}

const MAX_BYTES = 512 * 1024;
const MAX_ENTRIES = 200;
const MAX_TEXT = 200;
const [MAKE, MODEL, SOFTWARE, CHANGED, EXIF, GPS] = [0x010f, 0x0110, 0x0131, 0x0132, 0x8769, 0x8825];
const [TAKEN, OFFSET, LENS] = [0x9003, 0x9011, 0xa434];

/**
 * Reads the dozen tags that matter of an Exif block (CIPA DC-008), and nothing else: libraries that read all of it can be made to
 * fill the memory by a few kilobytes. What is damaged or missing is left out.
 */
export function readExif(block: Uint8Array | undefined): PictureOrigin {
  if (!block || block.length > MAX_BYTES) return {};
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const tiff = bytes.toString('latin1', 0, 6) === 'Exif\0\0' ? bytes.subarray(6) : bytes;
  const order = tiff.toString('latin1', 0, 4);
  if (order !== 'MM\0*' && order !== 'II*\0') return {};
  const reader = tiffReader(tiff, order === 'MM\0*');
  const image = reader.directory(reader.u32(4));
  const photo = reader.directory(reader.number(image.get(EXIF)));
  const gps = reader.directory(reader.number(image.get(GPS)));
  const takenAt = toTime(reader.text(photo.get(TAKEN)) ?? reader.text(image.get(CHANGED)), reader.text(photo.get(OFFSET)));
  return present({
    takenAt,
    make: reader.text(image.get(MAKE)),
    model: reader.text(image.get(MODEL)),
    software: reader.text(image.get(SOFTWARE)),
    lens: reader.text(photo.get(LENS)),
    position: toPosition(gps, reader),
    heading: inRange(reader.ratios(gps.get(17), 1)?.[0], 0, 360),
  });
}

interface Entry {
  type: number;
  count: number;
  /** Where its values lie. */
  at: number;
}
type Reader = ReturnType<typeof tiffReader>;

const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 };

function tiffReader(tiff: Buffer, isBig: boolean) {
  const fits = (at: number, length: number) => Number.isInteger(at) && at >= 0 && at + length <= tiff.length;
  const u16 = (at: number) => (fits(at, 2) ? (isBig ? tiff.readUInt16BE(at) : tiff.readUInt16LE(at)) : 0);
  const u32 = (at: number) => (fits(at, 4) ? (isBig ? tiff.readUInt32BE(at) : tiff.readUInt32LE(at)) : 0);

  return {
    u32,
    directory(at: number | undefined): ReadonlyMap<number, Entry> {
      const entries = new Map<number, Entry>();
      if (!at) return entries;
      for (let index = 0; index < Math.min(u16(at), MAX_ENTRIES); index += 1) {
        const from = at + 2 + index * 12;
        const [type, count] = [u16(from + 2), u32(from + 4)];
        const bytes = (SIZES[type] ?? 0) * count;
        const place = bytes <= 4 ? from + 8 : u32(from + 8);
        if (bytes > 0 && fits(place, bytes)) entries.set(u16(from), { type, count, at: place });
      }
      return entries;
    },
    number: (entry: Entry | undefined) => (entry?.type === 4 && entry.count === 1 ? u32(entry.at) : undefined),
    byte: (entry: Entry | undefined) => (entry?.type === 1 && entry.count === 1 ? tiff[entry.at] : undefined),
    text(entry: Entry | undefined): string | undefined {
      if (entry?.type !== 2) return undefined;
      const text = tiff.toString('utf8', entry.at, entry.at + Math.min(entry.count, MAX_TEXT));
      return text.replaceAll(/\p{Cc}|\p{Cf}|\uFFFD/gu, '').trim() || undefined;
    },
    ratios(entry: Entry | undefined, count: number): number[] | undefined {
      if (entry?.type !== 5 || entry.count !== count) return undefined;
      return Array.from({ length: count }, (_, index) => u32(entry.at + index * 8) / u32(entry.at + index * 8 + 4));
    },
  };
}

function toTime(text: string | undefined, offset: string | undefined): string | undefined {
  const [, date, time] = /^(\d{4}:\d\d:\d\d)[ T](\d\d:\d\d:\d\d)$/.exec(text ?? '') ?? [];
  if (!date || !time || date.startsWith('0000')) return undefined;
  const local = `${date.replaceAll(':', '-')}T${time}`;
  return offset && /^[+-]\d\d:\d\d$/.test(offset) ? local + offset : local;
}

function toPosition(gps: ReadonlyMap<number, Entry>, reader: Reader): PictureOrigin['position'] {
  // The reference stands before its value, and says which half of the axis it is.
  const axis = (tag: number, negative: string, limit: number) => {
    const [degrees = Number.NaN, minutes = 0, seconds = 0] = reader.ratios(gps.get(tag), 3) ?? [];
    const size = degrees + (minutes || 0) / 60 + (seconds || 0) / 3600;
    return inRange(reader.text(gps.get(tag - 1)) === negative ? -size : size, -limit, limit);
  };
  const [latitude, longitude] = [axis(2, 'S', 90), axis(4, 'W', 180)];
  if (latitude === undefined || longitude === undefined) return undefined;
  const height = reader.ratios(gps.get(6), 1)?.[0];
  const altitude = inRange(height === undefined || reader.byte(gps.get(5)) !== 1 ? height : -height, -12_000, 100_000);
  return { latitude, longitude, ...(altitude !== undefined && { altitude }) };
}

function inRange(value: number | undefined, from: number, to: number): number | undefined {
  return value !== undefined && value >= from && value <= to ? Math.round(value * 1e7) / 1e7 : undefined;
}

function present<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
