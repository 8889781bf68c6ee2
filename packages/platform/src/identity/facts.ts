import { defineFact } from '@belvedere/kernel';
import { z } from 'zod';

/** Somebody asked for a mail with a link. Whether there is such an account is found out later, so that the answer can't tell (A8). */
export const linkRequested = defineFact({
  name: 'platform.link_requested',
  version: 1,
  aggregate: 'mail',
  payload: z.object({ mailId: z.uuid(), purpose: z.enum(['verify_email', 'reset_password', 'magic_link']), email: z.string().max(254) }),
});

export type LinkRequest = Omit<z.output<typeof linkRequested.payload>, 'mailId'>;

/** Somebody proved that the address of their account is theirs: the first time, or another address. */
export const addressVerified = defineFact({
  name: 'platform.address_verified',
  version: 1,
  aggregate: 'user',
  payload: z.object({ userId: z.uuid() }),
});

/** The account of a person has ended and they were erased from every tenant. Who keeps things elsewhere lets go of them. */
export const userRemoved = defineFact({
  name: 'platform.user_removed',
  version: 1,
  aggregate: 'user',
  payload: z.object({ userId: z.uuid() }),
});
