import { defineFact } from '@belvedere/kernel';
import { z } from 'zod';

/** Somebody who wants it by webhook was told something (3.20). */
export const notificationRaised = defineFact({
  name: 'notifications.raised',
  version: 1,
  aggregate: 'notification',
  payload: z.object({ notificationId: z.uuid(), userId: z.uuid(), topic: z.string() }),
  webhook: { describe: 'A member who wants it by webhook was told something.' },
});

/** A notice waits in the table `notices` to be told to its people. */
export const noticeRaised = defineFact({
  name: 'platform.notice_raised',
  version: 1,
  aggregate: 'notice',
  payload: z.object({ noticeId: z.uuid() }),
});
