import { defineErrors } from '@belvedere/kernel/core';

export const whiteLabelErrors = defineErrors('white_label', {
  illegible: {
    status: 400,
    message: 'The text would be hard to read on this background.',
    help: 'Choose colours with a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3); `contrast` says what they have.',
  },
  picture_not_found: {
    status: 404,
    message: 'There is no such picture, or it is not ready.',
    help: 'Upload an image, wait until it is ready, and name it by its id.',
  },
  domain_not_found: { status: 404, message: 'There is no such domain.', help: 'Check the id.' },
  bad_domain: {
    status: 400,
    message: 'This name cannot be a domain of yours.',
    help: 'Use a whole host name of your own, such as tours.example.org: no address, no port, no name of this site.',
  },
  domain_listed: { status: 409, message: 'This domain is in the list already.', help: 'See whiteLabel.domains.list.' },
  too_many_domains: { status: 409, message: 'The tenant has as many domains as it may have.', help: 'Remove one that is not needed.' },
  record_not_found: {
    status: 409,
    message: 'The DNS does not show the record.',
    help: 'Create the TXT record as the domain says it, and try again: it can take an hour until it is seen everywhere.',
    retryable: true,
  },
  dns_silent: { status: 409, message: 'The DNS did not answer.', help: 'Try again in some minutes.', retryable: true },
  domain_taken: {
    status: 409,
    message: 'Another tenant has this domain, and its record is in the DNS.',
    help: 'Remove the record that is not yours, and try again.',
  },
  not_verified: { status: 409, message: 'This domain is not verified.', help: 'Verify it first.' },
});
