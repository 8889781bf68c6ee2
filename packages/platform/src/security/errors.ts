import { defineErrors } from '@belvedere/kernel/core';

export const securityErrors = defineErrors('security', {
  event_not_found: { status: 404, message: 'There is no such event, or it was acknowledged.', help: 'Check the id.' },
});
