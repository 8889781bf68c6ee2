import { fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { lockTour } from '../tours/table.ts';
import { hashedPassword } from './hashed-password.ts';
import type { CreatePasswordInput, TourPasswordView } from './schemas.ts';
import { countLivePasswords, insertPassword } from './table.ts';

/** Each try of a visitor is compared with every live password of the tour, so that there can't be many. */
const MOST = 10;

/** A further password for the tour. Only its hash is kept. */
export async function createPassword({ ctx, input }: Call<CreatePasswordInput>): Promise<TourPasswordView> {
  const { tourId, label } = input;
  await lockTour(ctx, tourId);
  if ((await countLivePasswords(ctx, tourId)) >= MOST) fail(toursErrors.too_many_passwords);
  const password = await insertPassword(ctx, { tourId, label, passwordHash: hashedPassword(input) });
  ctx.changed({ after: { tourId, label } });
  return password;
}
