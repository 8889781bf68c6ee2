import { visitedTenantName } from '@belvedere/platform';
import { z } from 'zod';

/** What a visitor's call names: the tenant by slug or id, as the manifest tells it, and the tour. */
export const visitedTour = { tenant: visitedTenantName, tourId: z.uuid() };
