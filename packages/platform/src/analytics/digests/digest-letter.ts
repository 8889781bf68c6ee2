import type { FunnelReport, OverviewReport, Totals, VisitorsReport } from '../reports/schemas.ts';
import type { DigestSchedule } from '../saved/schemas.ts';
import type { Period } from './last-period.ts';

/** What a letter is made of: the totals always, and what the report itself is about where that can be said in words. */
export interface DigestNumbers {
  overview: Pick<OverviewReport, 'now' | 'before'>;
  visitors?: { by: string; items: VisitorsReport['items'] } | undefined;
  funnel?: FunnelReport | undefined;
}

const BEFORE = { daily: 'the day before', weekly: 'the week before', monthly: 'the month before' } as const;
const TOP = 5;

/** A report as a few lines of text: numbers that can be read without opening anything. */
export function digestLetter(
  { name, schedule }: { name: string; schedule: DigestSchedule },
  period: Period,
  { overview: { now, before }, visitors, funnel }: DigestNumbers,
): { subject: string; lines: string[] } {
  const compared = (is: number, was: number) => `${change(is, was)} ${BEFORE[schedule]}`;
  const line = (label: string, key: keyof Totals) => `${label}: ${amount(now[key])} (${compared(now[key], before[key])})`;
  const lines = [
    line('Visits', 'visits'),
    line('Views of tours', 'tourViews'),
    line('Views of scenes', 'sceneViews'),
    line('Clicks on hotspots', 'hotspotClicks'),
    line('Shares', 'shares'),
    `Time of a visit: ${duration(now.visitMs)} on average (${BEFORE[schedule]}: ${duration(before.visitMs)})`,
  ];
  if (visitors && visitors.items.length > 0) {
    const top = visitors.items.slice(0, TOP).map(({ value, visits }) => `${value || 'not known'} ${amount(visits)}`);
    lines.push(`Visits by ${visitors.by}: ${top.join(', ')}`);
  }
  if (funnel) {
    const steps = funnel.steps.map(
      ({ name: step, visits, rate }) => `${step} ${amount(visits)}${rate === null ? '' : ` (${percent(rate)})`}`,
    );
    lines.push(`Step by step: ${steps.join(', ')}`);
  }
  lines.push('Days are those of UTC.');
  return { subject: `${name}: ${amount(now.visits)} visits ${inPeriod(schedule, period)}`, lines };
}

const amount = (number: number) => new Intl.NumberFormat('en').format(number);
const percent = (rate: number) => `${Math.round(rate * 100)} %`;

function change(is: number, was: number): string {
  if (is === was) return 'as many as in';
  if (was === 0) return 'none in';
  const share = Math.abs(is - was) / was;
  return `${share < 0.005 ? 'hardly' : percent(share)} ${is > was ? 'more' : 'fewer'} than in`;
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function inPeriod(schedule: DigestSchedule, { from, to }: Period): string {
  const format = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric', ...options }).format(new Date(day));
  if (schedule === 'daily') return `on ${format(from, { day: 'numeric' })}`;
  if (schedule === 'monthly') return `in ${format(from, {})}`;
  return `in the week to ${format(to, { day: 'numeric' })}`;
}
