const known = new Map<string, Intl.DateTimeFormat>();

/** To make one takes longer than to use it a hundred times. A zone that is none counts as UTC: rows come from other installations, too. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format = known.get(timeZone) ?? make(timeZone);
  known.set(timeZone, format);
  return format;
}

function make(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  } catch {
    return make('UTC');
  }
}

/** The day of an instant by the clocks of a zone, such as 2026-12-24. */
export function dayAt(instant: Date, timeZone: string): string {
  return formatOf(timeZone).format(instant);
}
