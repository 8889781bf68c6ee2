import { defineErrors } from '@belvedere/kernel/core';

export const complianceErrors = defineErrors('compliance', {
  request_not_found: { status: 404, message: 'There is no such request.', help: 'Check the id.' },
  request_open: { status: 409, message: 'There is an open request of this kind already.', help: 'Wait for it, or withdraw it first.' },
  request_closed: { status: 409, message: 'This request has been decided.', help: 'Open a new one.' },
  not_verified: { status: 409, message: 'Who asked is not proven yet.', help: 'Check the identity and write down how.' },
  sole_owner: {
    status: 409,
    message: 'You are the only owner of a tenant.',
    help: 'Make somebody else an owner, or remove the tenant, then ask again.',
  },
  subject_not_found: { status: 404, message: 'There is no such person in this tenant.', help: 'Check the id or the address.' },
  export_not_ready: { status: 409, message: 'The archive is not there.', help: 'Wait until it is ready; it is kept for 24 hours.' },
  hold_not_found: { status: 404, message: 'There is no such hold.', help: 'Check the id.' },
  hold_exists: { status: 409, message: 'There is a hold on this already.', help: 'Release it first, or leave it.' },
  text_not_found: { status: 404, message: 'There is no such text.', help: 'List the texts, and send the version that was shown.' },
  export_not_found: { status: 404, message: 'There is no such archive.', help: 'Check the id.' },
  tenant_held: {
    status: 409,
    message: 'A legal hold keeps this tenant: it stays removed and is purged once the hold is released.',
    help: 'Restore the tenant to release a hold in it, or release the hold of the platform.',
  },
  proof_invalid: { status: 400, message: 'This link is used up or no longer good.', help: 'Ask again.' },
});
