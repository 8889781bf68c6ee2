/** Per cent of a limit. */
const MARKS = [100, 80] as const;

/** The highest mark that a step goes over, if any: from below to at or above, which one step of each climb does. */
export function crossedMark({
  before,
  after,
  limit,
}: {
  before: number;
  after: number;
  limit: number;
}): (typeof MARKS)[number] | undefined {
  return MARKS.find((mark) => limit > 0 && before * 100 < limit * mark && after * 100 >= limit * mark);
}
