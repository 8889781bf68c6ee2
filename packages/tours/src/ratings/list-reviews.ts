import { fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { isLive } from '../public/table.ts';
import type { ListReviewsInput, ReviewPage } from './schemas.ts';
import { listReviewRows } from './table.ts';

export async function listReviews({ ctx, input }: Call<ListReviewsInput>): Promise<ReviewPage> {
  if (!(await isLive(ctx, input.tourId))) fail(toursErrors.not_found);
  return listReviewRows(ctx, input);
}
