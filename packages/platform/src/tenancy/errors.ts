import { defineErrors } from '@belvedere/kernel/core';

export const tenancyErrors = defineErrors('tenancy', {
  slug_taken: { status: 409, message: 'This address is taken.', help: 'Choose another slug.' },
  slug_invalid: { status: 400, message: 'This address cannot be used.', help: 'Use lower-case letters, digits and single dashes.' },
  email_unverified: { status: 403, message: 'Your e-mail address is not verified.', help: 'Follow the link in the mail that we sent you.' },
  too_many_tenants: { status: 409, message: 'You belong to too many tenants.', help: 'Leave one before you create another.' },
  invitation_invalid: { status: 404, message: 'This invitation does not exist, was used or has expired.', help: 'Ask for a new one.' },
  invitation_pending: { status: 409, message: 'This address is already invited.', help: 'Revoke the open invitation first.' },
  already_member: { status: 409, message: 'This person is already a member.' },
  member_not_found: { status: 404, message: 'There is no such member.', help: 'Check the id.' },
  not_confirmed: { status: 400, message: 'This is not the address of the tenant.', help: 'Repeat its slug under slug to confirm.' },
  not_removed: {
    status: 404,
    message: 'There is no such removed tenant.',
    help: 'Its time may be over; only an owner of it can restore it.',
  },
  not_yourself: { status: 409, message: 'You cannot do this to yourself.', help: 'Ask another administrator.' },
});
