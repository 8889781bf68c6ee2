import { t } from '@belvedere/kernel';
import { platformRouters } from '@belvedere/platform';
import { toursRouter } from '@belvedere/tours';

/** Every procedure of the product: a room for each system. */
export const appRouter = t.router({ ...platformRouters, tours: toursRouter });
