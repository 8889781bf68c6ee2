interface EventText {
  title: string;
  /** What whoever reads it can do. */
  advice: string;
}

/** What is known to look like an attack. Other types may be written down too; they are told of in plain words. */
const EVENT_TYPES: Readonly<Record<string, EventText>> = {
  'identity.guessing': {
    title: 'Somebody is guessing passwords',
    advice: 'Guesses are slowed down by themselves. If it goes on, block the network in front of the server.',
  },
  'keys.wrong_secret': {
    title: 'Somebody is guessing an API key',
    advice: 'Nothing was opened. If the key may have leaked, rotate it.',
  },
  'keys.in_address': {
    title: 'An API key was sent in an address',
    advice: 'Addresses end up in logs and histories: revoke the key, and send its successor in the Authorization header.',
  },
  'access.policy_tampered': {
    title: 'An access policy was changed outside of the platform',
    advice: 'It allows nothing any more. Write it anew, and find out who could write to the database.',
  },
  'database.row_refused': {
    title: 'The database refused a row of another tenant',
    advice: 'Nothing was read or written. It is a fault of the platform: report it with the request id.',
  },
  'media.upload_refused': {
    title: 'An uploaded file was not what its name said',
    advice: 'It was put aside and is never served. If you do not know the file, look at who uploaded it.',
  },
  'audit_log.broken': {
    title: 'The audit log does not verify',
    advice: 'Restore it from a backup, and find out who could write to the database.',
  },
};

export function describeEvent(eventType: string): EventText {
  return (
    EVENT_TYPES[eventType] ?? {
      title: `A security event: ${eventType}`,
      advice: 'Look at the event and acknowledge it when it is seen to.',
    }
  );
}
