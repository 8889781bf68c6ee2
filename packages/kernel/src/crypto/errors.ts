import { defineErrors } from '../core/index.ts';

export const cryptoErrors = defineErrors('crypto', {
  // One error for every cause: which of key, place and content was wrong would help only an attacker.
  sealed: { status: 500, message: 'A protected value could not be opened.' },
  unknown_key: {
    status: 500,
    message: 'A protected value needs a key that is not configured.',
    help: 'Configure the key of that version again.',
  },
});
