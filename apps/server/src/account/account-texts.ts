/** The words of the pages that mails lead to. Complete in every language that is here. */
export interface AccountTexts {
  noScript: string;
  working: string;
  wrong: string;
  signedInAs: string;
  continueLabel: string;
  email: string;
  password: string;
  newPassword: string;
  passwordHint: string;
  code: string;
  codeHint: string;
  signIn: { title: string; lead: string; button: string; mailLink: string; passkey: string; forgot: string; by: string };
  second: { title: string; button: string };
  magicLink: { title: string; lead: string; button: string };
  verifyEmail: { title: string; lead: string; button: string; done: string };
  resetPassword: { title: string; lead: string; button: string; done: string };
  forgotPassword: { title: string; lead: string; button: string };
  changeEmail: { title: string; lead: string; button: string; done: string };
  invitation: { title: string; lead: string; button: string; done: string; signInFirst: string };
  callback: { title: string; lead: string; confirm: string };
  mailSent: string;
  toSignIn: string;
}

const en: AccountTexts = {
  noScript: 'This page needs JavaScript: the secret of your link stands where only your browser sees it.',
  working: 'One moment…',
  wrong: 'That did not work. Check your connection and try again.',
  signedInAs: 'You are signed in as',
  continueLabel: 'Continue',
  email: 'E-mail address',
  password: 'Password',
  newPassword: 'New password',
  passwordHint: 'At least 12 characters. A sentence is good.',
  code: 'One-time code, or a recovery code',
  codeHint: 'The six digits of your authenticator app.',
  signIn: {
    title: 'Sign in',
    lead: 'With your address and password, or another way below.',
    button: 'Sign in',
    mailLink: 'Mail me a link instead',
    passkey: 'Use a passkey',
    forgot: 'I forgot my password',
    by: 'Sign in by',
  },
  second: { title: 'One more step', button: 'Finish' },
  magicLink: { title: 'Sign in', lead: 'Your link works once. Press the button, and you are in.', button: 'Sign me in' },
  verifyEmail: {
    title: 'Verify your address',
    lead: 'Press the button, and we know that this address is yours.',
    button: 'Verify my address',
    done: 'Thank you. Your address is verified.',
  },
  resetPassword: {
    title: 'Choose a password',
    lead: 'It replaces the old one, and ends every sign-in.',
    button: 'Set this password',
    done: 'Your new password is set. Sign in with it.',
  },
  forgotPassword: { title: 'Choose a new password', lead: 'We mail you a link, if the address has an account.', button: 'Mail me a link' },
  changeEmail: {
    title: 'Your new address',
    lead: 'Press the button, and your account has this address from now on.',
    button: 'Use this address',
    done: 'Your account has its new address.',
  },
  invitation: {
    title: 'You are invited',
    lead: 'Sign in with the address that the invitation was sent to, then accept.',
    button: 'Accept the invitation',
    done: 'Welcome. You belong to it now.',
    signInFirst: 'Sign in first',
  },
  callback: {
    title: 'Signing in',
    lead: 'You come from another site that says who you are.',
    confirm: 'This address has an account already. Sign in to it the way you are used to, and the two are joined.',
  },
  mailSent: 'If the address has an account, a mail is on its way. It comes within a few minutes.',
  toSignIn: 'To the sign-in',
};

const de: AccountTexts = {
  noScript: 'Diese Seite braucht JavaScript: das Geheimnis Ihres Links steht dort, wo es nur Ihr Browser sieht.',
  working: 'Einen Augenblick …',
  wrong: 'Das hat nicht geklappt. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  signedInAs: 'Sie sind angemeldet als',
  continueLabel: 'Weiter',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  newPassword: 'Neues Passwort',
  passwordHint: 'Mindestens 12 Zeichen. Ein Satz ist gut.',
  code: 'Einmalcode oder Wiederherstellungscode',
  codeHint: 'Die sechs Ziffern aus Ihrer Authenticator-App.',
  signIn: {
    title: 'Anmelden',
    lead: 'Mit Adresse und Passwort, oder auf einem der Wege darunter.',
    button: 'Anmelden',
    mailLink: 'Lieber einen Link per E-Mail',
    passkey: 'Mit einem Passkey',
    forgot: 'Passwort vergessen',
    by: 'Anmelden über',
  },
  second: { title: 'Noch ein Schritt', button: 'Fertig' },
  magicLink: { title: 'Anmelden', lead: 'Ihr Link gilt einmal. Drücken Sie auf den Knopf, und Sie sind angemeldet.', button: 'Anmelden' },
  verifyEmail: {
    title: 'Adresse bestätigen',
    lead: 'Drücken Sie auf den Knopf, dann wissen wir, dass diese Adresse Ihre ist.',
    button: 'Adresse bestätigen',
    done: 'Danke. Ihre Adresse ist bestätigt.',
  },
  resetPassword: {
    title: 'Passwort wählen',
    lead: 'Es ersetzt das alte und beendet alle Anmeldungen.',
    button: 'Passwort setzen',
    done: 'Ihr neues Passwort gilt. Melden Sie sich damit an.',
  },
  forgotPassword: {
    title: 'Neues Passwort wählen',
    lead: 'Wir schicken Ihnen einen Link, wenn die Adresse ein Konto hat.',
    button: 'Link schicken',
  },
  changeEmail: {
    title: 'Ihre neue Adresse',
    lead: 'Drücken Sie auf den Knopf, und Ihr Konto hat von jetzt an diese Adresse.',
    button: 'Diese Adresse benutzen',
    done: 'Ihr Konto hat seine neue Adresse.',
  },
  invitation: {
    title: 'Sie sind eingeladen',
    lead: 'Melden Sie sich mit der Adresse an, an die die Einladung ging, und nehmen Sie dann an.',
    button: 'Einladung annehmen',
    done: 'Willkommen. Sie gehören jetzt dazu.',
    signInFirst: 'Zuerst anmelden',
  },
  callback: {
    title: 'Anmeldung',
    lead: 'Sie kommen von einer anderen Seite, die sagt, wer Sie sind.',
    confirm: 'Zu dieser Adresse gibt es schon ein Konto. Melden Sie sich darin an wie gewohnt, dann werden die beiden verbunden.',
  },
  mailSent: 'Wenn die Adresse ein Konto hat, ist eine E-Mail unterwegs. Sie kommt in wenigen Minuten.',
  toSignIn: 'Zur Anmeldung',
};

const TEXTS: Record<string, AccountTexts> = { en, de };
export const accountLanguages: readonly string[] = Object.keys(TEXTS);

/** The first language of an Accept-Language header that we have; browsers send them in order of preference. */
export function accountTexts(acceptLanguage: string | undefined): { language: string; texts: AccountTexts } {
  const wished = (acceptLanguage ?? '').slice(0, 200).split(',');
  const language = wished.map((tag) => tag.trim().split(/[-;]/)[0]?.toLowerCase() ?? '').find((tag) => Object.hasOwn(TEXTS, tag)) ?? 'en';
  return { language, texts: TEXTS[language]! };
}
