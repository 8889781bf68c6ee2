/** Sums of hours (UTC) by weekday, Monday first, and hour of the day. */
export function sumByWeek(hours: readonly { hour: Date; value: number }[]): number[][] {
  const sums = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { hour, value } of hours) {
    const day = sums[(hour.getUTCDay() + 6) % 7];
    if (day) day[hour.getUTCHours()] = (day[hour.getUTCHours()] ?? 0) + value;
  }
  return sums;
}
