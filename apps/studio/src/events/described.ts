import type { EventView } from '@belvedere/sdk';

/** What an event is, and each of a series at first: all but when it takes place and how it stands. */
export type Described = Pick<
  EventView,
  | 'title'
  | 'description'
  | 'language'
  | 'category'
  | 'tags'
  | 'venueId'
  | 'mapLatitude'
  | 'mapLongitude'
  | 'capacity'
  | 'offerHours'
  | 'reminderHours'
  | 'youtubeId'
> & {
  /** The address of its film as it was typed, until it is saved. */
  youtubeUrl?: string | null | undefined;
};

export interface DescribedParts {
  event: Described;
  /** Answers nothing that would be wrong with it. */
  edit: (change: Partial<Described>) => undefined;
  /** What the server says of a field. */
  refusal: (name: Exclude<keyof Described, 'youtubeId'>) => string | undefined;
}
