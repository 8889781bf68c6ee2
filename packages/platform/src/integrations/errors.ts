import { defineErrors } from '@belvedere/kernel/core';

export const integrationsErrors = defineErrors('integrations', {
  not_found: { status: 404, message: 'There is no such integration.', help: 'Check the id.' },
  unknown_type: { status: 400, message: 'There is no integration of this type.', help: 'See integrations.types.' },
  bad_configuration: {
    status: 400,
    message: 'This is no configuration for an integration of its type.',
    help: 'Correct the fields named under errors; integrations.types says what it takes.',
  },
  bad_address: {
    status: 400,
    message: 'This address cannot be reached by an integration.',
    help: 'Use a public https address on port 443, without a user name.',
  },
  too_many: { status: 409, message: 'The tenant has as many integrations as it may have.', help: 'Remove one that is not needed.' },
  disabled: { status: 409, message: 'This integration is switched off.', help: 'Switch it on first: integrations.enable.' },
  unknown_token_type: {
    status: 400,
    message: 'An integration of this type has no such token.',
    help: 'See the tokens of its type under integrations.types.',
  },
  token_not_found: { status: 404, message: 'There is no such token.', help: 'Check the id; one that was replaced has another.' },
  token_missing: { status: 409, message: 'The integration has no token of this type.', help: 'Set one: integrations.tokens.set.' },
  token_expired: { status: 409, message: 'The token of the integration has expired.', help: 'Set a new one: integrations.tokens.set.' },
  token_unreadable: {
    status: 409,
    message: 'The token of the integration does not open here.',
    help: 'It stayed behind when the tenant moved, or was damaged. Set it again: integrations.tokens.set.',
  },
});
