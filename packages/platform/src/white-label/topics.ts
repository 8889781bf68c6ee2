import { defineTopic } from '../notifications/topics.ts';

export const domainLost = defineTopic({
  name: 'white_label.domain_lost',
  describe: 'when the DNS no longer shows that a domain is yours',
  channels: ['in_app', 'email'],
});
