import { defineErrors } from '@belvedere/kernel/core';

export const notificationsErrors = defineErrors('notifications', {
  not_found: { status: 404, message: 'There is no such notification.', help: 'Check the id.' },
  topic_not_found: { status: 404, message: 'There is no such topic.', help: 'See notifications.preferences.get.' },
  mandatory: { status: 409, message: 'This cannot be turned off: it keeps your account safe.' },
  mode_unfit: { status: 400, message: 'Only mail comes as a digest.', help: 'Use off or now.' },
  link_invalid: { status: 404, message: 'This link is not valid any more.', help: 'Sign in and choose in your preferences.' },
});
