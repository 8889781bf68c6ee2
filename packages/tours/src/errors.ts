import { defineErrors } from '@belvedere/kernel';

export const toursErrors = defineErrors('tours', {
  not_found: { status: 404, message: 'There is no such tour.', help: 'Check the id or the slug.' },
  scene_not_found: { status: 404, message: 'There is no such scene.', help: 'Check the id of the scene.' },
  hotspot_not_found: { status: 404, message: 'There is no such hotspot.', help: 'Check the id of the hotspot.' },
  media_not_found: { status: 404, message: 'There is no such media file.', help: 'Upload it first, or check its id.' },
  embed_not_found: { status: 404, message: 'There is no such embed.', help: 'Check the id of the embed.' },
  rating_not_found: { status: 404, message: 'There is no such review.', help: 'List the reviews again.' },
  email_unverified: {
    status: 403,
    message: 'Confirm your e-mail address first.',
    help: 'Open the link in the mail that you got when you registered, or have another one sent.',
  },
  password_not_found: { status: 404, message: 'There is no such password.', help: 'Check the id of the password.' },
  too_many_passwords: { status: 409, message: 'The tour has as many passwords as it may.', help: 'Revoke one first.' },
  link_not_found: { status: 404, message: 'There is no such link.', help: 'Check the id of the link.' },
  translation_not_found: {
    status: 404,
    message: 'There is no translation into this language.',
    help: 'List the translations of the tour.',
  },
  translation_of_other_type: {
    status: 400,
    message: 'A translation has to be of the type of its hotspot.',
    help: 'Send content of the same type.',
  },
  slug_taken: { status: 409, message: 'Another tour has this slug.', help: 'Choose another slug.' },
  slug_refused: { status: 400, message: 'This slug can’t be used.', help: 'Use letters, digits and hyphens, and no reserved word.' },
  illegal_transition: {
    status: 409,
    message: 'The tour can’t go from its present status to this one.',
    help: 'Look at the status of the tour first.',
  },
  not_publishable: { status: 409, message: 'The tour can’t be published yet.', help: 'Mend the findings and publish again.' },
  order_mismatch: {
    status: 409,
    message: 'The order does not name exactly the things that are there.',
    help: 'List them again and send each id once.',
  },
  target_elsewhere: {
    status: 400,
    message: 'A hotspot can only lead to a scene of its own tour.',
    help: 'Choose a scene of the same tour.',
  },
  wrong_media: { status: 400, message: 'This media file is of another kind.', help: 'Use a file of the kind that the place wants.' },
  already_attached: { status: 409, message: 'This media file is attached here already.' },
  embedding_refused: { status: 403, message: 'This tour may not be embedded.', help: 'Allow embedding in the settings of the tour.' },
});
