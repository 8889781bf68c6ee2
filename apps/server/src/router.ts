import { eventsRouter } from '@belvedere/events';
import { t, type RouterOf } from '@belvedere/kernel';
import { platformRouters } from '@belvedere/platform';
import { toursRouter } from '@belvedere/tours';

type Systems = typeof platformRouters & { tours: typeof toursRouter; events: typeof eventsRouter };
const systems: Systems = { ...platformRouters, tours: toursRouter, events: eventsRouter };

/** Every procedure of the product: a room for each system. */
export const appRouter: RouterOf<Systems> = t.router(systems);
