import { fail } from '../core/index.ts';
import type { ComposedLetter } from './compose-letter.ts';
import { mailErrors } from './errors.ts';

export interface Mail extends ComposedLetter {
  /** Names the message in its Message-ID: the same id sent twice is one message to a mail server that keeps count. */
  readonly id: string;
  readonly to: string;
  readonly replyTo?: string;
  /** Whose name the reader sees instead of the installation's; the address stays ours. */
  readonly senderName?: string | undefined;
  /** One click takes the reader off the list (RFC 8058). Every mail that is not part of a service needs one. */
  readonly unsubscribeUrl?: string;
  /** What it says to the calendar of its reader: iCalendar with a METHOD (RFC 6047). */
  readonly calendar?: string | undefined;
}

/** Where mails go when there is no mail server: to a table, or to a file in development. */
export interface MailOutbox {
  add(mail: Mail & { readonly from: string }): Promise<void>;
}

export interface Mailer {
  /** Whom mails are from. */
  readonly address: string;
  /** Resolves when the next server has taken the mail over. Fails with `mail.refused` for good or `mail.unavailable` for now. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

export interface MailerOptions {
  /** `smtp://user:password@host:587` or `smtps://…`; without one mails go to the outbox. */
  readonly smtp?: string;
  /** `Name <address>`. */
  readonly from: string;
  readonly outbox: MailOutbox;
}

export function createMailer({ smtp, from, outbox }: MailerOptions): Mailer {
  const own = addressOf(from);
  if (smtp === undefined) {
    const sender = (name: string | undefined) => (name === undefined ? from : `${name} <${own}>`);
    return {
      address: own,
      send: async ({ senderName, ...mail }) => outbox.add({ ...mail, to: checkedAddress(mail.to), from: sender(senderName) }),
      close: () => undefined,
    };
  }
  const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
  const opening = import('nodemailer').then(({ createTransport }) => createTransport({ url: smtp, pool: true, ...timeouts }));
  return {
    address: own,
    send: async ({ id, to, replyTo, senderName, unsubscribeUrl, calendar, subject, text, html }) => {
      const message = {
        from: senderName === undefined ? from : { name: senderName, address: own },
        to: { name: '', address: checkedAddress(to) },
        ...(replyTo !== undefined && { replyTo: { name: '', address: checkedAddress(replyTo) } }),
        subject,
        text,
        html,
        ...(calendar !== undefined && { icalEvent: { method: methodOf(calendar), content: calendar, filename: 'event.ics' } }),
        messageId: `<${id.replace(/[^A-Za-z0-9.-]/g, '')}@${own.split('@')[1]}>`,
        // Nothing in a message may make the library read a file or fetch an address.
        disableFileAccess: true,
        disableUrlAccess: true,
        headers: { 'Auto-Submitted': 'auto-generated', ...(unsubscribeUrl !== undefined && unsubscribeHeaders(unsubscribeUrl)) },
      };
      await (await opening).sendMail(message).catch(failAs);
    },
    close: () => void opening.then((transport) => transport.close()),
  };
}

/** An address that is exactly one: a comma in it would be a second recipient, a line break another header. */
function checkedAddress(address: string): string {
  const isOne = address.length <= 254 && /^[^\s@,;:<>()[\]\\"]{1,64}@[^\s@,;:<>()[\]\\"]{1,253}$/u.test(address);
  // oxlint-disable-next-line no-control-regex
  return isOne && !/[\0-\x1f\x7f]/.test(address) ? address : fail(mailErrors.bad_address);
}

function addressOf(from: string): string {
  return checkedAddress(/<([^<>]+)>$/.exec(from)?.[1] ?? from);
}

/** Mail programs read it in the header of the part, and it has to be that of the calendar. */
function methodOf(calendar: string): string {
  const method = /^METHOD:([A-Z]+)\r?$/m.exec(calendar)?.[1];
  if (method === undefined) throw new TypeError('A calendar in a mail says by METHOD what it wants.');
  return method;
}

function unsubscribeHeaders(url: string): Record<string, string> {
  const { href, protocol } = new URL(url);
  if (protocol !== 'https:') throw new TypeError('RFC 8058 asks for an https address.');
  return { 'List-Unsubscribe': `<${href}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

// 5xx about the message or its recipient is final; a refused sign-in (535) is our own configuration and passes.
function failAs(cause: unknown): never {
  const code = cause instanceof Error && 'responseCode' in cause ? Number(cause.responseCode) : 0;
  return fail(code >= 550 && code < 560 ? mailErrors.refused : mailErrors.unavailable, { cause });
}
