import { defineTopic } from '@belvedere/platform';

export const scheduleFailed = defineTopic({
  name: 'tours.schedule_failed',
  describe: 'when a tour of mine can’t be published at its time',
  channels: ['in_app', 'email'],
});

export const reviewed = defineTopic({
  name: 'tours.reviewed',
  describe: 'when a tour waits for my review or is returned to me',
  channels: ['in_app', 'email'],
});
