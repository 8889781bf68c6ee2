import { defineErrors } from '../core/index.ts';

export const fetchErrors = defineErrors('fetch', {
  refused: {
    status: 400,
    message: 'This address can not be fetched.',
    help: 'Use a public http or https address on its usual port, without a user name.',
  },
  unreachable: { status: 502, message: 'The other server did not answer.', help: 'Check the address; try again later.', retryable: true },
  timed_out: { status: 504, message: 'The other server took too long.', help: 'Try again later.', retryable: true },
  bad_answer: { status: 502, message: 'The other server gave an answer that can not be read.' },
  too_many_redirects: { status: 502, message: 'The other server redirects too often.', help: 'Use the final address.' },
  too_large: { status: 413, message: 'What lies at this address is too large.' },
});
