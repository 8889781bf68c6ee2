/** Days as they stand in an address, both included, as moments of this time zone. */
export function spanOf(from: string | undefined, to: string | undefined): { from?: Date; to?: Date } {
  const [first, last] = [from, to].map((day) => (day ? new Date(`${day}T00:00`) : undefined));
  // The day after the last one, for that one counts whole.
  last?.setDate(last.getDate() + 1);
  return { ...(isTime(first) && { from: first }), ...(isTime(last) && { to: last }) };
}

function isTime(date: Date | undefined): date is Date {
  return date !== undefined && !Number.isNaN(date.getTime());
}
