import { commonErrors, fail } from '@belvedere/kernel';
import { isOpen, settleVisibility, type TourVisibility } from './tour.ts';

/** Who may see the tour, in both words in which it is kept. */
export function chooseVisibility(
  wanted: Parameters<typeof settleVisibility>[0],
  before: TourVisibility = 'public',
): { visibility: TourVisibility; allowPublicAccess: boolean } {
  const visibility = settleVisibility(wanted, before);
  if (visibility === undefined)
    fail(commonErrors.invalid_input, { fields: { allowPublicAccess: 'It contradicts visibility. Send one of the two.' } });
  return { visibility, allowPublicAccess: isOpen(visibility) };
}
