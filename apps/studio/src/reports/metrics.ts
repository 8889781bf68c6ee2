import type { AnalyticsOverview } from '@belvedere/sdk';
import { amount } from '../words/moments.ts';
import { duration } from './numbers.ts';

export const METRICS = [
  'visits',
  'tourViews',
  'sceneViews',
  'hotspotClicks',
  'shares',
  'visitMs',
] as const satisfies readonly (keyof AnalyticsOverview['now'])[];
export type Metric = (typeof METRICS)[number];

export const metricOf = (name: string | undefined): Metric => METRICS.find((metric) => metric === name) ?? 'visits';

export const formatOf = (metric: Metric) => (metric === 'visitMs' ? duration : amount);
