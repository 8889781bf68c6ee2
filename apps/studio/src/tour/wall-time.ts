const WALL = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

// Making one takes longer than using it a hundred times.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, format);
  return format;
}

/** `2026-05-01T09:30` as a clock on a wall in a zone shows an instant. */
export function wallTime(at: Date, zone: string): string {
  const of = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${of['year']}-${of['month']}-${of['day']}T${of['hour']}:${of['minute']}`;
}

/**
 * The instant at which clocks of a zone show a time. Of an hour that comes twice the first one; of one that a change of clocks leaves
 * out the time that it becomes, as calendars do.
 */
export function instantOf(wall: string, zone: string): Date | null {
  const asUtc = WALL.test(wall) ? Date.parse(`${wall}:00Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return null;
  // How far the zone is from UTC around then: before a change of clocks and after it.
  const offsets = [-1, 1].map((side) => offsetAt(asUtc + side * 86_400_000, zone));
  const candidates = offsets.map((offset) => new Date(asUtc - offset)).toSorted((a, b) => a.getTime() - b.getTime());
  return candidates.find((at) => wallTime(at, zone) === wall) ?? candidates.at(-1) ?? null;
}

/** Milliseconds that clocks of the zone are ahead of UTC. */
function offsetAt(at: number, zone: string): number {
  const minute = Math.floor(at / 60_000) * 60_000;
  return Date.parse(`${wallTime(new Date(minute), zone)}:00Z`) - minute;
}
