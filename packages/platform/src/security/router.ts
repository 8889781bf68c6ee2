import { command, PLATFORM_ADMIN, query } from '@belvedere/kernel';
import { acknowledgeSecurityEvent } from './acknowledge-security-event.ts';
import { securityErrors } from './errors.ts';
import { listSecurityEvents } from './list-security-events.ts';
import { acknowledgeInput, listSecurityEventsInput, securityEventPage, securityEventView } from './schemas.ts';
import { securityScopes } from './scopes.ts';

const acknowledged = {
  action: 'security.event.acknowledged',
  resourceType: 'security_event',
  resourceId: ({ input }: { input: { id: string } }) => input.id,
};

export const securityRouter = {
  list: query({
    scope: securityScopes.read,
    sensitive: 'The security events were read.',
    describe: 'Lists what looked like an attack on the tenant, newest first.',
    input: listSecurityEventsInput,
    output: securityEventPage,
    errors: [],
    rate: 'read',
    run: listSecurityEvents,
  }),
  acknowledge: command({
    scope: securityScopes.acknowledge,
    describe: 'Says that a security event was seen to, and what was done.',
    input: acknowledgeInput,
    output: securityEventView,
    errors: [securityErrors.event_not_found],
    rate: 'write',
    audit: acknowledged,
    idempotent: 'key',
    run: acknowledgeSecurityEvent,
  }),
  listPlatform: query({
    scope: PLATFORM_ADMIN,
    sensitive: 'The security events of the platform were read.',
    describe: 'Lists what looked like an attack on the platform itself, such as guessed passwords.',
    input: listSecurityEventsInput,
    output: securityEventPage,
    errors: [],
    rate: 'read',
    run: listSecurityEvents,
  }),
  acknowledgePlatform: command({
    scope: PLATFORM_ADMIN,
    describe: 'Says that a security event of the platform itself was seen to, and what was done.',
    input: acknowledgeInput,
    output: securityEventView,
    errors: [securityErrors.event_not_found],
    rate: 'write',
    audit: acknowledged,
    idempotent: 'key',
    run: acknowledgeSecurityEvent,
  }),
};
