import { defineErrors } from '@belvedere/kernel/core';

export const operationsErrors = defineErrors('operations', {
  job_not_found: {
    status: 404,
    message: 'There is no job of this id that has failed.',
    help: 'It may have been tried again, or discarded.',
  },
  fact_not_found: {
    status: 404,
    message: 'There is no fact of this id that was delivered.',
    help: 'Facts are kept for seven days after it.',
  },
  mail_not_found: { status: 404, message: 'There is no such letter.', help: 'Letters are kept for 30 days after they were sent.' },
});
