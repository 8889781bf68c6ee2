import { defineErrors } from '@belvedere/kernel/core';

export const webhooksErrors = defineErrors('webhooks', {
  not_found: { status: 404, message: 'There is no such webhook.', help: 'Check the id.' },
  integration_not_found: { status: 404, message: 'There is no such integration.', help: 'Check integrationId; see integrations.list.' },
  delivery_not_found: { status: 404, message: 'There is no such delivery.', help: 'Check the id; deliveries are kept for 30 days.' },
  bad_address: {
    status: 400,
    message: 'This address cannot be a webhook.',
    help: 'Use a public https address on port 443, without a user name.',
  },
  unknown_event: { status: 400, message: 'There is no event of this type.', help: 'See webhooks.types.' },
  too_many: { status: 409, message: 'The tenant has as many webhooks as it may have.', help: 'Remove one that is not needed.' },
  disabled: { status: 409, message: 'This webhook is switched off.', help: 'Switch it on first.' },
});
