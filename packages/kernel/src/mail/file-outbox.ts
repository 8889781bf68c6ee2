import { appendFile } from 'node:fs/promises';
import type { MailOutbox } from './mailer.ts';

/** Keeps mails as lines of JSON, for development: nothing leaves the machine and everything can be read. */
export function fileOutbox({ path }: { path: string }): MailOutbox {
  return { add: (mail) => appendFile(path, `${JSON.stringify(mail)}\n`, { mode: 0o600 }) };
}
