import { z } from 'zod';

const label = z.string().trim().min(1).max(100);

export const createPasswordInput = z.strictObject({
  tourId: z.uuid(),
  /** For whom it is: told apart by it, seen by members only. */
  label,
  password: z.string().min(8, 'Use at least 8 characters.').max(200),
});
export const listPasswordsInput = z.strictObject({ tourId: z.uuid() });
export const passwordIdInput = z.strictObject({ id: z.uuid() });

export const tourPasswordView = z
  .object({
    id: z.uuid(),
    tourId: z.uuid(),
    label: z.string(),
    /** How often it has opened the tour. */
    usedCount: z.int(),
    lastUsedAt: z.date().nullable(),
    revokedAt: z.date().nullable(),
    createdById: z.uuid(),
    createdAt: z.date(),
  })
  .meta({ id: 'TourPasswordView' });
export const tourPasswordList = z.object({ items: z.array(tourPasswordView) }).meta({ id: 'TourPasswordList' });

export type TourPasswordView = z.infer<typeof tourPasswordView>;
export type CreatePasswordInput = z.output<typeof createPasswordInput>;
