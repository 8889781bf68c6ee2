import { defineTourElement } from './tour-element.ts';

defineTourElement();
