import type { z } from 'zod';

const FORMATS: Readonly<Record<string, string>> = {
  email: 'This is no e-mail address.',
  url: 'This is no web address, such as https://example.org.',
  uuid: 'This is no id.',
  datetime: 'This is no time, such as 2027-05-01T18:00:00Z.',
  date: 'This is no day, such as 2027-05-01.',
  time: 'This is no time of a day, such as 18:00.',
  ipv4: 'This is no IP address.',
  ipv6: 'This is no IP address.',
  base64url: 'Use letters, digits, - and _.',
};
const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  date: 'a time',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** What is wrong with a field, for whoever filled it in: what it has to be, never what it was, for that may be a secret. */
export function sayIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'This is missing.';
      return TYPES[issue.expected] ? `This has to be ${TYPES[issue.expected]}.` : 'This has to be something else.';
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'This is not written as it has to be.';
    case 'invalid_value':
      return issue.values.length === 1
        ? `This has to be ${String(issue.values[0])}.`
        : `Choose one of: ${issue.values.map(String).join(', ')}.`;
    case 'not_multiple_of':
      return `This has to be a multiple of ${issue.divisor}.`;
    case 'unrecognized_keys':
      return `Leave out what is not known here: ${issue.keys.join(', ')}.`;
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      return 'This is nothing that can stand here.';
    default:
      return undefined;
  }
}

const counted = (count: number | bigint, unit: string) => `${count} ${unit}${Number(count) === 1 ? '' : 's'}`;

function tooSmall({ origin, minimum, inclusive = true }: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  if (origin === 'string') return Number(minimum) === 1 ? 'This is empty.' : `Use at least ${counted(minimum, 'character')}.`;
  if (origin === 'array' || origin === 'set') return `Give at least ${counted(minimum, 'item')}.`;
  if (origin === 'date') return `Choose a time from ${new Date(Number(minimum)).toISOString()} on.`;
  return inclusive ? `Use ${minimum} or more.` : `Use more than ${minimum}.`;
}

function tooBig({ origin, maximum, inclusive = true }: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>): string {
  if (origin === 'string') return `Use at most ${counted(maximum, 'character')}.`;
  if (origin === 'array' || origin === 'set') return `Give at most ${counted(maximum, 'item')}.`;
  if (origin === 'date') return `Choose a time until ${new Date(Number(maximum)).toISOString()}.`;
  return inclusive ? `Use ${maximum} or less.` : `Use less than ${maximum}.`;
}
