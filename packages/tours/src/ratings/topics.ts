import { defineTopic } from '@belvedere/platform';

export const reviewWaits = defineTopic({
  name: 'tours.review_waits',
  describe: 'when a review of a tour waits for a decision',
  channels: ['in_app'],
});
