import { button, paragraph, type Letter } from '@belvedere/kernel/mail';
import { TOKEN_MARK, type MailPurpose } from './mail-token.ts';

interface LinkMail {
  purpose: MailPurpose;
  letter: Letter;
}

interface Site {
  publicUrl: string;
}

interface To extends Site {
  displayName: string;
}

interface RequestsDue extends To {
  count: number;
}

interface Request extends Site {
  tenantId: string;
  type: string;
}

interface Invitation extends Site {
  tenantName: string;
  invitedBy: string;
}

// The token stands behind the #: it is sent to no server, kept in no log and given to no other site as a referrer.
const page = (site: Site, path: string) => `${site.publicUrl}${path}#token=${TOKEN_MARK}`;

// Names that people chose add no line to a mail, and no token.
const plain = (name: string) => name.replaceAll(TOKEN_MARK, '').replace(/\s+/g, ' ').slice(0, 120);

const letter = (subject: string, ...blocks: Letter['blocks']): Letter => ({
  subject,
  language: 'en',
  blocks,
  footer: 'Belvedere writes to you because of your account.',
});

/** Mails whose link does something, once. */
export const linkMails = {
  verifyEmail: (to: To): LinkMail => ({
    purpose: 'verify_email',
    letter: letter(
      'Verify your e-mail address',
      paragraph(`Hello ${plain(to.displayName)},`),
      paragraph('please verify your address within the next hour. If you did not register, ignore this mail.'),
      button('Verify my address', page(to, '/verify-email')),
    ),
  }),
  finishRegistration: (to: To): LinkMail => ({
    purpose: 'reset_password',
    letter: letter(
      'Finish your registration',
      paragraph(`Hello ${plain(to.displayName)},`),
      paragraph(
        'this address was registered more than once and never verified. Choose your password now, within 30 minutes, so that nobody else has.',
      ),
      paragraph('If you did not register, ignore this mail.'),
      button('Choose my password', page(to, '/reset-password')),
    ),
  }),
  resetPassword: (to: To): LinkMail => ({
    purpose: 'reset_password',
    letter: letter(
      'Choose a new password',
      paragraph(`Hello ${plain(to.displayName)},`),
      paragraph('choose a new password within the next 30 minutes. If you did not ask for it, ignore this mail: nothing has changed.'),
      button('Choose a new password', page(to, '/reset-password')),
    ),
  }),
  magicLink: (to: To): LinkMail => ({
    purpose: 'magic_link',
    letter: letter(
      'Your link to sign in',
      paragraph(`Hello ${plain(to.displayName)},`),
      paragraph(
        'this link signs you in, once, within the next 15 minutes. If you did not ask for it, ignore this mail: nobody else has it.',
      ),
      button('Sign in', page(to, '/magic-link')),
    ),
  }),
  changeEmail: (to: To): LinkMail => ({
    purpose: 'change_email',
    letter: letter(
      'Confirm your new e-mail address',
      paragraph(`Hello ${plain(to.displayName)},`),
      paragraph('confirm within the next hour that your account shall have this address. If you did not ask for it, ignore this mail.'),
      button('Use this address', page(to, '/change-email')),
    ),
  }),
  invitation: (to: Invitation): LinkMail => ({
    purpose: 'invitation',
    letter: letter(
      `Invitation to ${plain(to.tenantName)}`,
      paragraph(`${plain(to.invitedBy)} invites you to ${plain(to.tenantName)} on Belvedere.`),
      paragraph('Sign in or register with this e-mail address, then accept. The invitation ends after seven days.'),
      button('See the invitation', page(to, '/invitation')),
    ),
  }),
  proveRequest: (to: Request): LinkMail => ({
    purpose: 'prove_request',
    letter: letter(
      'Is this request from you?',
      paragraph(`somebody, probably you, asked about personal data of this address: ${to.type}.`),
      paragraph('If it was you, say so by the button. If it was not, ignore this mail: nothing happens without it.'),
      button('It was me', page(to, `/privacy/prove?tenant=${to.tenantId}`)),
    ),
  }),
};

/** Mails that only tell. */
export const notices = {
  exportReady: (to: To): Letter =>
    letter(
      'Your data is ready',
      paragraph(`Hello ${plain(to.displayName)},`),
      paragraph('the archive of your data that you asked for is ready. You can fetch it within the next 24 hours, after signing in again.'),
      button('Fetch my data', `${to.publicUrl}/account/privacy`),
    ),
  erasureWaits: (to: To & { tenants: string }): Letter =>
    letter(
      'Your account is not removed yet',
      paragraph(`Hello ${plain(to.displayName)},`),
      paragraph(
        `your account was to be removed, but you are the only owner of ${plain(to.tenants)}. Make somebody else an owner, or remove it: then your account goes by itself.`,
      ),
    ),
  requestsDue: (to: RequestsDue): Letter =>
    letter(
      'Requests about personal data are due',
      paragraph(`Hello ${plain(to.displayName)},`),
      paragraph(
        `${to.count === 1 ? 'one request about personal data has' : `${to.count} requests about personal data have`} to be answered within a week. The law allows a month in all.`,
      ),
      button('See the requests', `${to.publicUrl}/settings/privacy`),
    ),
  accountExists: (to: To): Letter =>
    letter(
      'You already have an account',
      paragraph(`Hello ${plain(to.displayName)},`),
      paragraph(
        'somebody, probably you, tried to register with this address. You have an account: sign in, or choose a new password if you forgot it.',
      ),
      paragraph('If it was not you, ignore this mail: nothing has changed.'),
      button('Sign in', `${to.publicUrl}/sign-in`),
    ),
  securityAlert: (to: To & { title: string; lines: readonly string[] }): Letter =>
    letter(
      plain(to.title),
      paragraph(`Hello ${plain(to.displayName)},`),
      ...to.lines.map((line) => paragraph(line)),
      paragraph('You get this mail because you administrate the platform; at most one an hour for each kind of event.'),
      button('See the security events', `${to.publicUrl}/platform/security`),
    ),
};

type Values<Write extends (values: never) => unknown> = Omit<Parameters<Write>[0], 'publicUrl'>;
export type LinkMailName = keyof typeof linkMails;
export type LinkMailValues<Name extends LinkMailName> = Values<(typeof linkMails)[Name]>;
export type NoticeName = keyof typeof notices;
export type NoticeValues<Name extends NoticeName> = Values<(typeof notices)[Name]>;
