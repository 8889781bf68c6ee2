import { defineErrors } from '@belvedere/kernel/core';

export const analyticsErrors = defineErrors('analytics', {
  saved_report_not_found: {
    status: 404,
    message: 'There is no such saved report.',
    help: 'Check the id; see analytics.savedReports.list.',
  },
  too_many_saved_reports: {
    status: 409,
    message: 'The workspace has as many saved reports as it may have.',
    help: 'Remove one that is not needed.',
  },
  not_a_member: { status: 400, message: 'A report is sent to active members of the workspace alone.', help: 'Check recipientIds.' },
  not_shared: {
    status: 400,
    message: 'A report that is not shared is sent to its owner alone.',
    help: 'Share it, or send it to nobody else.',
  },
});
