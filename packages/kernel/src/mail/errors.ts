import { defineErrors } from '../core/index.ts';

export const mailErrors = defineErrors('mail', {
  bad_address: { status: 400, message: 'This is not an e-mail address that can be written to.' },
  refused: { status: 422, message: 'The mail server refuses this message for good.' },
  unavailable: { status: 503, message: 'The mail server does not take messages at the moment.', help: 'The message is tried again later.' },
});
