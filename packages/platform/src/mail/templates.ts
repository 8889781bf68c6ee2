import type { MailPurpose } from './mail-token.ts';
import { TOKEN_MARK, type MailContent } from './render-mail.ts';

interface LinkMail {
  purpose: MailPurpose;
  content: MailContent;
}

// The token stands behind the #: it is sent to no server, kept in no log and given to no other site as a referrer.
const page = (publicUrl: string, path: string) => `${publicUrl}${path}#token=${TOKEN_MARK}`;

/** Mails whose link does something, once. */
export const linkMails = {
  verifyEmail: ({ publicUrl, displayName }: { publicUrl: string; displayName: string }): LinkMail => ({
    purpose: 'verify_email',
    content: {
      subject: 'Verify your e-mail address',
      paragraphs: [`Hello ${displayName},`, 'please verify your address within the next hour. If you did not register, ignore this mail.'],
      link: { label: 'Verify my address', url: page(publicUrl, '/verify-email') },
    },
  }),
  finishRegistration: ({ publicUrl }: { publicUrl: string }): LinkMail => ({
    purpose: 'reset_password',
    content: {
      subject: 'Finish your registration',
      paragraphs: [
        'This address was registered more than once and never verified. To be sure that nobody else chose your password, choose it now, within 30 minutes.',
        'If you did not register, ignore this mail.',
      ],
      link: { label: 'Choose my password', url: page(publicUrl, '/reset-password') },
    },
  }),
  resetPassword: ({ publicUrl, displayName }: { publicUrl: string; displayName: string }): LinkMail => ({
    purpose: 'reset_password',
    content: {
      subject: 'Choose a new password',
      paragraphs: [`Hello ${displayName},`, 'choose a new password within the next 30 minutes. If you did not ask for it, ignore this mail: nothing has changed.'],
      link: { label: 'Choose a new password', url: page(publicUrl, '/reset-password') },
    },
  }),
  invitation: ({ publicUrl, tenantName, invitedBy }: { publicUrl: string; tenantName: string; invitedBy: string }): LinkMail => ({
    purpose: 'invitation',
    content: {
      subject: `Invitation to ${tenantName}`,
      paragraphs: [
        `${invitedBy} invites you to ${tenantName} on Belvedere.`,
        'Sign in or register with this e-mail address, then accept. The invitation ends after seven days.',
      ],
      link: { label: 'See the invitation', url: page(publicUrl, '/invitation') },
    },
  }),
};

/** Mails that only tell. */
export const notices = {
  accountExists: ({ publicUrl }: { publicUrl: string }): MailContent => ({
    subject: 'You already have an account',
    paragraphs: [
      'Somebody, probably you, tried to register with this address. You already have an account: sign in, or choose a new password if you forgot it.',
      'If it was not you, ignore this mail: nothing has changed.',
    ],
    link: { label: 'Sign in', url: `${publicUrl}/sign-in` },
  }),
  passwordChanged: ({ publicUrl, displayName }: { publicUrl: string; displayName: string }): MailContent => ({
    subject: 'Your password was changed',
    paragraphs: [
      `Hello ${displayName},`,
      'your password was just changed and every other sign-in was ended. If it was not you, choose a new password at once and tell your administrator.',
    ],
    link: { label: 'Choose a new password', url: `${publicUrl}/forgot-password` },
  }),
};

type Values<Write extends (values: never) => unknown> = Omit<Parameters<Write>[0], 'publicUrl'>;
export type LinkMailName = keyof typeof linkMails;
export type LinkMailValues<Name extends LinkMailName> = Values<(typeof linkMails)[Name]>;
export type NoticeName = keyof typeof notices;
export type NoticeValues<Name extends NoticeName> = Values<(typeof notices)[Name]>;
