import { randomBytes, randomInt } from 'node:crypto';
import type { Row } from '@belvedere/testing';

/** What a table's rows need so that the application can read them, besides what the catalogue says of them. */
export function knownColumns(table: string): Row {
  switch (table) {
    case 'users':
      return { status: 'active', email_verified_at: '2026-01-01T00:00:00Z' };
    case 'auth_sessions':
      return { id: randomBytes(32).toString('hex'), absolute_expires_at: '2126-06-15T12:00:00Z' };
    case 'hotspots':
      return { type: 'chat', content: '{"type":"chat","greeting":"Hello"}', position_x: 0, position_y: 0, position_z: -1 };
    case 'media_files':
      return {
        status: 'ready',
        media_type: 'image',
        mime_type: 'image/jpeg',
        storage_provider: 'disk',
        width: 8192,
        height: 4096,
        file_size: 1000,
      };
    case 'api_keys':
      return { kind: 'secret', key_prefix: randomBytes(4).toString('hex'), last_four: '0000' };
    case 'tour_embeds':
      return { token_hint: '0000' };
    case 'events':
      return { time_zone: 'Europe/Zurich' };
    case 'event_series':
      return { time_zone: 'Europe/Zurich', rule: 'FREQ=WEEKLY;COUNT=3', first_start: '2126-01-07T19:30', template: '{"title":"Made"}' };
    // Nobody is bound by it, so that other cells stay as they are.
    case 'access_control_policies':
      return {
        policy_definition: '{"effect":"deny","subjects":{"keys":["01a2227e-d97a-7c68-a23b-7bd29e27fd8b"]},"actions":["tours.read"]}',
      };
    case 'resource_ownership':
      return { resource_type: 'tour' };
    // Names that are shorter than a row maker's.
    case 'sign_in_providers':
      return { slug: `made-${randomBytes(6).toString('hex')}` };
    case 'consent_texts':
      return { purpose: `made-${randomBytes(6).toString('hex')}`, language: 'en' };
    case 'consent_records':
      return { purpose: `made-${randomBytes(6).toString('hex')}`, source: 'api' };
    case 'security_events':
      return { severity: 'info' };
    case 'tour_imports':
      return { format: 'auto' };
    case 'data_exports':
      return { kind: 'person' };
    // One at a time may be live.
    case 'legal_holds':
      return { released_at: '2026-06-15T12:00:00Z' };
    case 'custom_domains': {
      const name = randomBytes(6).toString('hex');
      return { domain: `made-${name}.example.org`, token: name, verified_at: '2026-01-01T00:00:00Z' };
    }
    case 'integrations':
      return { integration_type: 'custom', status: 'active' };
    case 'integration_logs':
      return { kind: 'sync', status: 'running' };
    // A time is all that tells their rows apart.
    case 'hours_due':
      return { hour: new Date(randomInt(400_000) * 3_600_000).toISOString() };
    case 'rollups_due':
      return { day: new Date(randomInt(2_000_000) * 86_400_000).toISOString().slice(0, 10) };
    case 'data_keys':
      return { owner_kind: 'tenant' };
    default:
      return {};
  }
}
