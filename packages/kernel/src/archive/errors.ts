import { defineErrors } from '../core/index.ts';

export const archiveErrors = defineErrors('archive', {
  broken: { status: 400, message: 'This is not a ZIP archive that can be read.', help: 'Pack it again as an ordinary ZIP file.' },
  refused: { status: 400, message: 'The archive holds something that is not accepted.', help: 'Leave out links and encryption.' },
  too_large: { status: 413, message: 'The archive holds too much.', help: 'Split it.' },
});
