import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block, tzlib_get_offset } from 'timezones-ical-library';

interface Zone {
  id: string;
  /** As a calendar has it: VTIMEZONE. */
  block: string;
}

/** A time zone as calendars know it, by its present name: what was Godthab is Nuuk. */
function zoneOf(timeZone: string): Zone | undefined {
  const [block = '', parameter = ''] = tzlib_get_ical_block(timeZone) as string[];
  const id = parameter.replace('TZID=', '');
  return id === '' || id === 'Etc/UTC' ? undefined : { id, block };
}

/** VTIMEZONE of a zone that `zoneNameFor` gave. */
export function zoneBlock(id: string): string | null {
  return zoneOf(id)?.block ?? null;
}

/**
 * The zone by which an event is written down, or null for UTC. A block knows the rule of today alone: where a zone does otherwise in that year
 * (Gaza, Casablanca in 2026), or an hour comes twice, the instant counts more than whose clocks show it.
 */
export function zoneNameFor(timeZone: string, instants: readonly Date[]): string | null {
  const zone = zoneOf(timeZone);
  const isRight = zone && instants.every((instant) => offsetIn(zone.id, timeAt(timeZone, instant)) === offsetOf(timeZone, instant));
  return isRight ? zone.id : null;
}

/** An instant by the clocks of a zone. */
export function timeAt(timeZone: string, instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}

const offsetOf = (timeZone: string, instant: Date) => timeAt(timeZone, instant).offset.replaceAll(':', '');
const offsetIn = (id: string, time: Temporal.ZonedDateTime) =>
  tzlib_get_offset(id, time.toPlainDate().toString(), time.toPlainTime().toString({ smallestUnit: 'minute' }));
