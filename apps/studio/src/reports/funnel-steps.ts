export const STEP_TYPES = ['tour_view', 'scene_view', 'hotspot_view', 'hotspot_click', 'media_play', 'share'] as const;
export type StepType = (typeof STEP_TYPES)[number];

/** A step of a funnel; `at` is the scene or hotspot that it is about, all of them when absent. */
export interface Step {
  type: StepType;
  at?: string;
}

export const FEWEST = 2;
export const MOST = 8;
const USUAL: readonly Step[] = [{ type: 'tour_view' }, { type: 'scene_view' }, { type: 'hotspot_click' }];

/** `tour_view~scene_view.<id>` as steps; the usual ones where it says none. */
export function readSteps(text: string | undefined): Step[] {
  const read = (text ?? '').split('~').flatMap((part): Step[] => {
    const [name, at] = part.split('.');
    const type = STEP_TYPES.find((each) => each === name);
    return type ? [{ type, ...(at && { at }) }] : [];
  });
  return read.length < FEWEST ? [...USUAL] : read.slice(0, MOST);
}

export function writeSteps(steps: readonly Step[]): string {
  return steps.map(({ type, at }) => (at ? `${type}.${at}` : type)).join('~');
}

/** What a step can be narrowed to. */
export function placeOf(type: StepType): 'scene' | 'hotspot' | null {
  if (type === 'scene_view') return 'scene';
  return type === 'tour_view' || type === 'share' ? null : 'hotspot';
}
