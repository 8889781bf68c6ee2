import { defineErrors } from '@belvedere/kernel/core';

export const recoveryErrors = defineErrors('recovery', {
  no_backup: {
    status: 404,
    message: 'There is no backup that reaches back to that moment.',
    help: 'See what there is: belvedere backup list.',
  },
  damaged: {
    status: 409,
    message: 'The backup was changed, is not whole, or was made with another secret key.',
    help: 'Use the SECRET_KEY of the installation that made it, or another backup.',
  },
});
