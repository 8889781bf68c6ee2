import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { findMail } from '../../mail/table.ts';
import { operationsErrors } from '../errors.ts';
import type { LetterRef, RecipientView } from './schemas.ts';

/** Whom a letter is to. Runs in the tenant of the letter, whose access log says that it was looked at. */
export async function getRecipient({ ctx, input }: Call<LetterRef>): Promise<RecipientView> {
  const { recipient } = (await findMail(ctx.tx, ctx.tenantId, input.id)) ?? fail(operationsErrors.mail_not_found);
  return { recipient };
}
