import type { RequestStatus, RequestType } from '@belvedere/platform';
import { privacyTextsDe } from './privacy-texts-de.ts';
import { tenantPrivacyTexts, type TenantPrivacyTexts } from './tenant-privacy-texts.ts';

/** The words of the pages about personal data. Complete in every language that is here. */
export interface PrivacyTexts {
  types: Record<RequestType, string>;
  statuses: Record<RequestStatus, string>;
  problem: string;
  signIn: { title: string; lead: string; button: string; again: string; notOurs: string };
  prove: {
    title: string;
    opening: string;
    code: string;
    codeHint: string;
    look: string;
    asked: (tenant: string, type: string) => string;
    on: string;
    details: string;
    next: Record<RequestType, string>;
    button: string;
    notMe: string;
    done: string;
    doneLead: (tenant: string, day: string) => string;
    bad: string;
    badLead: string;
  };
  mine: {
    title: string;
    lead: string;
    requests: string;
    none: string;
    asked: string;
    answerBy: string;
    next: { archive: string; ready: string; over: string; erase: (when: string) => string; people: string; done: string; refused: string };
    history: string;
    download: string;
    withdraw: string;
    copy: { title: string; lead: string; files: string; button: string };
    correct: { title: string; lead: string; label: string; button: string };
    limits: { title: string; lead: string; restricted: string; objected: string; button: string; mails: string };
    erase: { title: string; lead: string; confirm: string; button: string; unconfirmed: string };
    done: Record<'copy' | 'correct' | 'limits' | 'erase' | 'withdraw', string>;
  };
  tenant: TenantPrivacyTexts;
}

const en: PrivacyTexts = {
  types: {
    access: 'A copy of the data',
    portability: 'The data in a form that machines read',
    rectification: 'Correction of the data',
    erasure: 'Erasure of the data',
    restriction: 'Restriction of its use',
    objection: 'Objection to its use',
  },
  statuses: {
    received: 'Received',
    verifying: 'Identity not proven yet',
    in_progress: 'In progress',
    completed: 'Done',
    rejected: 'Ended',
    overdue: 'Overdue',
  },
  problem: 'That did not work.',
  signIn: {
    title: 'Sign in first',
    lead: 'These are matters of your account. Sign in, and you come back to this page.',
    button: 'Sign in',
    again:
      'This wants a sign-in of the last ten minutes, so that nobody does it on a machine that you left. Sign in again, then repeat it.',
    notOurs: 'This form did not come from our page, so nothing was changed. Open the page and try again.',
  },
  prove: {
    title: 'Is this request from you?',
    opening: 'One moment: your link is being read.',
    code: 'Code of your link',
    codeHint: 'It stands behind “token=” in the link of the mail. Copy it from there.',
    look: 'See the request',
    asked: (tenant, type) => `${tenant} was asked: ${type}.`,
    on: 'Asked on',
    details: 'In these words',
    next: {
      access: 'When you confirm, an archive is made, and they hand it to you.',
      portability: 'When you confirm, an archive is made, and they hand it to you.',
      rectification: 'When you confirm, they look at what is wrong and answer you.',
      erasure: 'When you confirm, what they keep about you is erased after 24 hours. That can’t be taken back.',
      restriction: 'When you confirm, your data is used for nothing but what is necessary.',
      objection: 'When you confirm, your data is used for nothing but what is necessary.',
    },
    button: 'It was me: confirm',
    notMe: 'If it was not you, close this page. Nothing happens without your confirmation.',
    done: 'Thank you, confirmed',
    doneLead: (tenant, day) => `${tenant} knows now that it was you, and answers by ${day}. You can close this page.`,
    bad: 'This link is no longer good',
    badLead:
      'It works once, and not after the request has ended; or it was shortened on its way. Open the link of the newest mail, or ask again.',
  },
  mine: {
    title: 'Your data',
    lead: 'What is kept about you, and what you can ask for. Everything is answered within a month.',
    requests: 'Your requests',
    none: 'You have not asked for anything yet.',
    asked: 'Asked on',
    answerBy: 'Answer by',
    next: {
      archive: 'The archive is being made. You get a mail when it is ready, mostly within minutes.',
      ready: 'The archive is ready. It is kept for 24 hours.',
      over: 'The archive was kept for 24 hours and is gone. Ask for a new one.',
      erase: (when) => `Erased after ${when}. Until then you can withdraw.`,
      people: 'Somebody looks at it and answers you.',
      done: 'This is done.',
      refused: 'This was ended without being done.',
    },
    history: 'What has happened',
    download: 'Download',
    withdraw: 'Withdraw',
    copy: {
      title: 'Get a copy',
      lead: 'An archive of everything that is kept about you, for you to read (CSV) and for programs (JSON).',
      files: 'With the files that you uploaded',
      button: 'Ask for a copy',
    },
    correct: {
      title: 'Have something corrected',
      lead: 'Your name and address you change yourself in your account. For everything else, say what is wrong.',
      label: 'What is wrong, and how is it right?',
      button: 'Ask for a correction',
    },
    limits: {
      title: 'How your data is used',
      lead: 'With either of these, nothing is measured about you and no mail is sent that can be left out.',
      restricted: 'Keep my data, but use it for nothing but what is necessary',
      objected: 'I object to the use of my data for statistics and advertising',
      button: 'Save',
      mails: 'Choose your mails',
    },
    erase: {
      title: 'Erase everything',
      lead: 'Your account and what is kept about you in every tenant is erased after 24 hours. What others made together with you stays, without your name.',
      confirm: 'I understand that this can’t be taken back, and that I can’t sign in afterwards.',
      button: 'Erase my data',
      unconfirmed: 'Tick the box first: erasing can’t be taken back.',
    },
    done: {
      copy: 'Asked. You get a mail when the archive is ready.',
      correct: 'Asked. Somebody looks at it and answers you.',
      limits: 'Saved. It is in force from now on.',
      erase: 'Asked. You can withdraw for 24 hours.',
      withdraw: 'Withdrawn. Nothing is done about it any more.',
    },
  },
  tenant: tenantPrivacyTexts.en,
};

const TEXTS: Record<string, PrivacyTexts> = { en, de: privacyTextsDe };

/** In a language of `accountTexts`. */
export function privacyTexts(language: string): PrivacyTexts {
  return TEXTS[language] ?? en;
}
