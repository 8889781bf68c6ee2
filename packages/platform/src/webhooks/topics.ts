import { defineTopic } from '../notifications/topics.ts';

export const webhookDisabled = defineTopic({
  name: 'webhooks.disabled',
  describe: 'when a webhook was switched off because nothing gets through to it',
  channels: ['in_app', 'email'],
});
