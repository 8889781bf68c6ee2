import type { QuotaCounter } from '@belvedere/platform';
import { countTours } from './table.ts';

export const toursQuotaCounters: readonly QuotaCounter[] = [{ resource: 'tours', count: ({ tx, tenantId }) => countTours(tx, tenantId) }];
