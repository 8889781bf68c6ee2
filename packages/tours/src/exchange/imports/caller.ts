import { t, type CallerFactoryOf } from '@belvedere/kernel';
import { hotspotsRouter } from '../../hotspots/router.ts';
import { scenesRouter } from '../../scenes/router.ts';
import { toursRouter } from '../../tours/router.ts';
import { plansRouter } from '../../plans/router.ts';
import { stepsRouter } from '../../steps/router.ts';
import { translationsRouter } from '../../translations/router.ts';

type Needed = typeof toursRouter & {
  scenes: typeof scenesRouter;
  hotspots: typeof hotspotsRouter;
  translations: typeof translationsRouter;
  plans: typeof plansRouter;
  steps: typeof stepsRouter;
};

const needed: Needed = {
  ...toursRouter,
  scenes: scenesRouter,
  hotspots: hotspotsRouter,
  translations: translationsRouter,
  plans: plansRouter,
  steps: stepsRouter,
};

/** The procedures that an import is made by: the same checks, audit entries and facts as when a person does it. */
export const createToursCaller: CallerFactoryOf<Needed> = t.createCallerFactory(t.router(needed));
