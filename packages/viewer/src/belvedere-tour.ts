import { defineTourElement } from './tour-element.ts';

defineTourElement();

export { BelvedereTourElement } from './tour-element.ts';
