import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeLetter, paragraph } from './compose-letter.ts';
import { fileOutbox } from './file-outbox.ts';
import { createMailer, type Mail, type MailerOptions } from './mailer.ts';

const received: { recipients: string[]; source: string }[] = [];
const letter = composeLetter({ subject: 'Grüße aus Zürich', language: 'de', blocks: [paragraph('Hallo Jürgen')], footer: 'Belvedere' });
const mail: Mail = { ...letter, id: '0197-abc', to: 'ada@example.com' };
const from = 'Belvedere <hello@belvedere.test>';
const noOutbox: MailerOptions['outbox'] = {
  add: () => Promise.reject(new Error('there is a mail server')),
};
let server: SMTPServer;
let url: string;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (_auth, _session, callback) => callback(new Error('wrong password')),
    onRcptTo: ({ address }, _session, callback) => {
      const refusals: Record<string, number> = { 'gone@example.com': 550, 'full@example.com': 452 };
      const responseCode = refusals[address];
      callback(responseCode ? Object.assign(new Error('no'), { responseCode }) : null);
    },
    onData: (stream, session, callback) => {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({ recipients, source: Buffer.concat(chunks).toString() });
        callback();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

async function send(message: Mail, smtp = url): Promise<string> {
  const mailer = createMailer({ smtp, from, outbox: noOutbox });
  try {
    await mailer.send(message);
    return received.at(-1)?.source ?? '';
  } finally {
    mailer.close();
  }
}

describe('createMailer', () => {
  test('a mail reaches a mail server as text and HTML, from us, with an id', async () => {
    const source = await send(mail);
    expect(received.at(-1)?.recipients).toEqual(['ada@example.com']);
    for (const part of [
      'From: Belvedere <hello@belvedere.test>',
      'To: ada@example.com',
      'Message-ID: <0197-abc@belvedere.test>',
      'multipart/alternative',
      'text/plain',
      'text/html',
    ])
      expect(source).toContain(part);
    expect(source).toMatch(/Subject: =\?UTF-8\?/);
    expect(source).not.toMatch(/List-Unsubscribe|X-Mailer/);
  });

  test('2.13 a mail that tells a calendar says so in its part, by the method of the calendar, and as a file', async () => {
    const calendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n';
    const source = await send({ ...mail, calendar });
    expect(source).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=CANCEL/i);
    expect(source).toContain('filename=event.ics');
    await expect(send({ ...mail, calendar: 'BEGIN:VCALENDAR' })).rejects.toThrow('METHOD');
  });

  test('4.51 E6 a mail is in the name of a brand, from our address; a name is a name and no header', async () => {
    expect(await send({ ...mail, senderName: 'The Museum' })).toContain('From: The Museum <hello@belvedere.test>');
    const source = await send({ ...mail, senderName: 'Evil <eve@x.test>\r\nBcc: b@x.test' });
    expect(source).not.toMatch(/^Bcc:/m);
    expect(source).toMatch(/^From: =\?UTF-8\?Q\?Evil[^<]*<hello@belvedere\.test>\r?$/m);
    expect(received.at(-1)?.recipients).toEqual(['ada@example.com']);
  });

  test('G6 a newsletter can be left with one click', async () => {
    const source = await send({ ...mail, unsubscribeUrl: 'https://belvedere.test/u/abc', replyTo: 'team@example.com' });
    expect(source).toContain('List-Unsubscribe: <https://belvedere.test/u/abc>');
    expect(source).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(source).toContain('Reply-To: team@example.com');
    await expect(send({ ...mail, unsubscribeUrl: 'http://belvedere.test/u' })).rejects.toThrow(TypeError);
  });

  test.each([
    'a@x.test, b@x.test',
    'a@x.test;b@x.test',
    'a@x.test\r\nBcc: b@x.test',
    'A <a@x.test>',
    '"a b"@x.test',
    'a@x.test\0',
    'a@@x.test',
    'a',
    '',
    '@x.test',
    'a@',
    'a b@x.test',
    'a@x.test\nRCPT TO:<b@x.test>',
    `${'a'.repeat(65)}@x.test`,
    `a@${'x'.repeat(260)}`,
    'group:a@x.test',
    '<a@x.test>',
    '(c)a@x.test',
  ])('E6 %j is not one address', async (to) => {
    const before = received.length;
    await expect(send({ ...mail, to })).rejects.toMatchObject({ code: 'mail.bad_address' });
    await expect(send({ ...mail, replyTo: to })).rejects.toMatchObject({ code: 'mail.bad_address' });
    expect(received).toHaveLength(before);
  });

  test('a line break in a subject or an id is no header of its own', async () => {
    const source = await send({ ...mail, subject: 'a\r\nBcc: b@x.test', id: 'x>\r\nX-Evil: 1' });
    expect(source.split('\r\n\r\n')[0]).not.toMatch(/^(Bcc|X-Evil):/m);
    expect(received.at(-1)?.recipients).toHaveLength(1);
  });

  test('X11 final and passing refusals are told apart, and so is a server that is away or does not know us', async () => {
    await expect(send({ ...mail, to: 'gone@example.com' })).rejects.toMatchObject({ code: 'mail.refused', retryable: false });
    await expect(send({ ...mail, to: 'full@example.com' })).rejects.toMatchObject({ code: 'mail.unavailable', retryable: true });
    await expect(send(mail, 'smtp://127.0.0.1:1')).rejects.toMatchObject({ code: 'mail.unavailable' });
    await expect(send(mail, url.replace('//', '//user:wrong@'))).rejects.toMatchObject({ code: 'mail.unavailable' });
  });

  test('without a mail server mails go to the outbox, line by line, readable by us alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mail-'));
    const path = join(folder, 'outbox.jsonl');
    const mailer = createMailer({ from, outbox: fileOutbox({ path }) });
    await mailer.send(mail);
    await mailer.send({ ...mail, text: 'two\nlines' });
    await expect(mailer.send({ ...mail, to: 'a@x.test, b@x.test' })).rejects.toMatchObject({ code: 'mail.bad_address' });
    mailer.close();
    const lines = (await readFile(path, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toEqual([
      { ...mail, from },
      { ...mail, from, text: 'two\nlines' },
    ]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await rm(folder, { recursive: true });
  });

  test('a sender that is no address is refused at the start', () => {
    for (const wrong of ['', 'Belvedere', 'a@x.test\r\nBcc: b@x.test'])
      expect(() => createMailer({ from: wrong, outbox: noOutbox })).toThrow('not an e-mail address');
  });
});
