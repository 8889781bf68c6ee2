import type { Call } from '@belvedere/kernel';
import { numbersOf } from './numbers-of.ts';
import type { OverviewReport, ReportInput, Totals } from './schemas.ts';
import { rawDaysFrom } from './raw-days-from.ts';
import { daysOf, spansOf } from './spans-of.ts';
import { readDays } from './table.ts';

const NONE: Totals = { visits: 0, tourViews: 0, sceneViews: 0, hotspotViews: 0, hotspotClicks: 0, shares: 0, visitMs: 0 };

/** How much tours were looked at, in all and day by day, beside as many days before. */
export async function reportOverview({ ctx, input }: Call<ReportInput>): Promise<OverviewReport> {
  const { span, before } = spansOf(input, ctx.now, { rawFrom: await rawDaysFrom(ctx) });
  const of = await numbersOf(ctx, { span: { ...span, from: before.from }, tourId: input.tourId });
  const found = new Map((await readDays(ctx.tx, { ...of, span })).map((row) => [row.day, row]));
  const earlier = await readDays(ctx.tx, { ...of, span: before });
  const days = daysOf(span.from, span.until).map((day) => found.get(day) ?? { ...NONE, day });
  return { from: span.from, to: days.at(-1)?.day ?? span.from, now: sumOf(days), before: sumOf(earlier), days };
}

/** A visit is of one day, so that days add up. */
function sumOf(days: readonly Totals[]): Totals {
  const sum = (name: keyof Totals) => days.reduce((total, each) => total + each[name], 0);
  const visits = sum('visits');
  const spent = days.reduce((total, each) => total + each.visitMs * each.visits, 0);
  return {
    visits,
    tourViews: sum('tourViews'),
    sceneViews: sum('sceneViews'),
    hotspotViews: sum('hotspotViews'),
    hotspotClicks: sum('hotspotClicks'),
    shares: sum('shares'),
    visitMs: visits === 0 ? 0 : Math.round(spent / visits),
  };
}
