import type { Context } from '@belvedere/kernel';
import { button, paragraph, type Letter } from '@belvedere/kernel/mail';
import { queueLetter } from '../mail/queue-mail.ts';
import type { Account } from './table.ts';

/** What a person is told by mail because it may not have been them. */
export type Notice =
  | 'passwordChanged'
  | 'emailChangeAsked'
  | 'emailChanged'
  | 'secondFactorOn'
  | 'secondFactorOff'
  | 'recoveryCodesMade'
  | 'recoveryCodeUsed'
  | 'passkeyAdded'
  | 'passkeyRemoved'
  | 'externalLinked'
  | 'newDevice'
  | 'removalAsked';

interface Words {
  hello: (name: string) => string;
  footer: string;
  /** Under every notice: what to do if it was somebody else. */
  notYou: string;
  action: string;
  notices: Record<Notice, { subject: string; text: (detail: string) => string }>;
}

// Complete in every language that is here; whoever wishes another one is written to in English.
const WORDS: Record<string, Words> = {
  en: {
    hello: (name) => `Hello ${name},`,
    footer: 'Belvedere writes to you because of your account.',
    notYou: 'If it was not you, choose a new password at once and end all other sign-ins.',
    action: 'Choose a new password',
    notices: {
      passwordChanged: {
        subject: 'Your password was changed',
        text: () => 'your password was just changed and every sign-in was ended.',
      },
      emailChangeAsked: {
        subject: 'Your e-mail address is about to change',
        text: (email) => `somebody asked to change the address of your account to ${email}. It changes when that address is verified.`,
      },
      emailChanged: {
        subject: 'Your e-mail address was changed',
        text: (email) => `the address of your account is now ${email}. Nothing is sent to the old one any more.`,
      },
      secondFactorOn: {
        subject: 'One-time codes are on',
        text: () => 'from now on your account wants a one-time code when you sign in.',
      },
      secondFactorOff: {
        subject: 'One-time codes are off',
        text: () => 'your account no longer wants a one-time code when you sign in.',
      },
      recoveryCodesMade: { subject: 'New recovery codes', text: () => 'new recovery codes were made. The old ones work no more.' },
      recoveryCodeUsed: {
        subject: 'A recovery code was used',
        text: (left) => `somebody signed in with one of your recovery codes. ${left} are left.`,
      },
      passkeyAdded: { subject: 'A passkey was added', text: (name) => `the passkey “${name}” can now sign in to your account.` },
      passkeyRemoved: { subject: 'A passkey was removed', text: (name) => `the passkey “${name}” no longer signs in to your account.` },
      externalLinked: { subject: 'A way to sign in was added', text: (name) => `you can now sign in to your account by ${name}.` },
      newDevice: {
        subject: 'A sign-in from a new device',
        text: (device) => `somebody signed in to your account from a device that was not there before: ${device}.`,
      },
      removalAsked: {
        subject: 'Your account will be removed',
        text: (date) => `you asked us to remove your account. It will be gone on ${date}; until then you can sign in and change your mind.`,
      },
    },
  },
  de: {
    hello: (name) => `Guten Tag ${name},`,
    footer: 'Belvedere schreibt Ihnen wegen Ihres Kontos.',
    notYou: 'Wenn Sie das nicht waren, wählen Sie sofort ein neues Passwort und beenden Sie alle anderen Anmeldungen.',
    action: 'Neues Passwort wählen',
    notices: {
      passwordChanged: {
        subject: 'Ihr Passwort wurde geändert',
        text: () => 'Ihr Passwort wurde soeben geändert, und alle Anmeldungen wurden beendet.',
      },
      emailChangeAsked: {
        subject: 'Ihre E-Mail-Adresse soll geändert werden',
        text: (email) => `die Adresse Ihres Kontos soll ${email} werden. Sie ändert sich, sobald diese Adresse bestätigt ist.`,
      },
      emailChanged: {
        subject: 'Ihre E-Mail-Adresse wurde geändert',
        text: (email) => `die Adresse Ihres Kontos ist jetzt ${email}. An die alte wird nichts mehr geschickt.`,
      },
      secondFactorOn: {
        subject: 'Einmalcodes sind eingeschaltet',
        text: () => 'von jetzt an verlangt Ihr Konto bei der Anmeldung einen Einmalcode.',
      },
      secondFactorOff: {
        subject: 'Einmalcodes sind ausgeschaltet',
        text: () => 'Ihr Konto verlangt bei der Anmeldung keinen Einmalcode mehr.',
      },
      recoveryCodesMade: {
        subject: 'Neue Wiederherstellungscodes',
        text: () => 'es wurden neue Wiederherstellungscodes erstellt. Die alten gelten nicht mehr.',
      },
      recoveryCodeUsed: {
        subject: 'Ein Wiederherstellungscode wurde benutzt',
        text: (left) => `jemand hat sich mit einem Ihrer Wiederherstellungscodes angemeldet. Übrig sind noch ${left}.`,
      },
      passkeyAdded: {
        subject: 'Ein Passkey wurde hinzugefügt',
        text: (name) => `mit dem Passkey „${name}“ kann man sich jetzt in Ihrem Konto anmelden.`,
      },
      passkeyRemoved: {
        subject: 'Ein Passkey wurde entfernt',
        text: (name) => `mit dem Passkey „${name}“ kann man sich nicht mehr in Ihrem Konto anmelden.`,
      },
      externalLinked: {
        subject: 'Ein Weg zur Anmeldung kam hinzu',
        text: (name) => `Sie können sich jetzt auch über ${name} in Ihrem Konto anmelden.`,
      },
      newDevice: {
        subject: 'Anmeldung von einem neuen Gerät',
        text: (device) => `jemand hat sich von einem Gerät in Ihrem Konto angemeldet, das vorher nicht dabei war: ${device}.`,
      },
      removalAsked: {
        subject: 'Ihr Konto wird gelöscht',
        text: (date) =>
          `Sie haben uns gebeten, Ihr Konto zu löschen. Am ${date} ist es fort; bis dahin können Sie sich anmelden und es sich anders überlegen.`,
      },
    },
  },
};

/** Names that people chose add no line to a mail. */
const plain = (text: string) => text.replace(/\s+/g, ' ').slice(0, 160);

export const noticeLanguages: readonly string[] = Object.keys(WORDS);

/** A notice as a letter, in the person's language where there is one. */
export function noticeLetter(
  notice: Notice,
  to: { displayName: string; language: string; publicUrl: string; detail?: string | undefined },
): Letter {
  const language = to.language.split('-')[0] ?? 'en';
  const known = WORDS[language];
  const words = known ?? WORDS['en']!;
  const { subject, text } = words.notices[notice];
  return {
    subject,
    language: known ? language : 'en',
    blocks: [
      paragraph(words.hello(plain(to.displayName))),
      paragraph(text(plain(to.detail ?? ''))),
      paragraph(words.notYou),
      button(words.action, `${to.publicUrl}/forgot-password`),
    ],
    footer: words.footer,
  };
}

/** Tells a person by mail what happened to their account. Nobody can switch these off (4.5). */
export async function tellPerson(
  ctx: Context,
  account: Pick<Account, 'email' | 'displayName' | 'language'>,
  { notice, detail, to = account.email }: { notice: Notice; detail?: string | undefined; to?: string },
): Promise<void> {
  const { displayName, language } = account;
  const letter = noticeLetter(notice, { displayName, language, publicUrl: ctx.services.publicUrl, detail });
  await queueLetter(ctx, { to, topic: notice, letter });
}
