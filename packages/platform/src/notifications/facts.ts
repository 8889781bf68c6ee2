import { defineFact } from '@belvedere/kernel';
import { z } from 'zod';

/** A notice waits in the table `notices` to be told to its people. */
export const noticeRaised = defineFact({
  name: 'platform.notice_raised',
  version: 1,
  aggregate: 'notice',
  payload: z.object({ noticeId: z.uuid() }),
});
