import type { AnalyticsVisitorsInput } from '@belvedere/sdk';
import type { TFunction } from 'i18next';
import { countryName } from './numbers.ts';

export const DIMENSIONS = [
  'device',
  'browser',
  'os',
  'country',
  'city',
  'referrer',
  'source',
  'medium',
  'campaign',
  'term',
  'content',
] as const satisfies readonly AnalyticsVisitorsInput['by'][];
export type Dimension = (typeof DIMENSIONS)[number];

const DEVICES = ['desktop', 'mobile', 'tablet', 'other'] as const;
const LEADS: ReadonlySet<Dimension> = new Set(['referrer', 'source', 'medium', 'campaign', 'term', 'content']);

/** What people call a value that is counted. */
export function valueName(t: TFunction, dimension: Dimension, value: string): string {
  if (value === '') return t(LEADS.has(dimension) ? 'reports.nobodyLed' : 'reports.unknown');
  if (dimension === 'country') return countryName(value);
  if (dimension === 'city') {
    const [country = '', ...city] = value.split('/');
    return `${city.join('/')}, ${countryName(country)}`;
  }
  const device = dimension === 'device' ? DEVICES.find((each) => each === value) : undefined;
  return device ? t(`reports.devices.${device}`) : value;
}
