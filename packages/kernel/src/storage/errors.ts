import { defineErrors } from '../core/index.ts';

export const storageErrors = defineErrors('storage', {
  bad_key: { status: 400, message: 'This is not a name that a file can have.' },
  not_found: { status: 404, message: 'There is no such file.' },
  full: { status: 507, message: 'There is no space left for files.', help: 'Free space or extend the storage.', retryable: true },
  unavailable: { status: 503, message: 'The file storage does not answer.', help: 'Try again a little later.' },
});
