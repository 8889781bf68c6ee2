import { defineTopic } from '../../notifications/topics.ts';

export const reportSent = defineTopic({
  name: 'analytics.report',
  describe: 'what a report says that somebody has sent to me',
  channels: ['email'],
});
