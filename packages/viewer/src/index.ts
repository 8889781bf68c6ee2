export { createTour } from './create-tour.ts';
export type { TourLabels } from './interface/labels.ts';
export type * from './manifest-types.ts';
export { TourError, type TourErrorCode } from './tour/tour-error.ts';
export type { View } from './tour/view.ts';
export type * from './types.ts';
