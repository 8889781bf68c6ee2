import type { Place, Thing, VIEWS } from '../../house/plan.ts';

/** The words of a hotspot; which of them are needed depends on its kind. */
export interface HotspotWords {
  title: string;
  description: string;
  /** Paragraphs of an info. */
  body?: readonly string[];
  question?: string;
  /** The right answer first; the tour mixes them. */
  options?: readonly string[];
  explanation?: string;
  /** Of a link, a form's button or a product. */
  label?: string;
  /** Labels of a form's fields. */
  fields?: { name: string; email: string; message: string };
}

export type Spot = Thing | keyof typeof VIEWS;

/** Everything that is read in one language. */
export interface Words {
  tour: { title: string; description: string };
  /** The name of the floor plan. */
  plan: string;
  places: Record<Place, { title: string; description: string }>;
  /** The name of a way to a place, for its navigation hotspot. */
  ways: Record<Place, { title: string; description: string }>;
  spots: Record<Spot, HotspotWords>;
}
