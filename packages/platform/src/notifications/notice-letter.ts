import { button, heading, list, paragraph, type Letter } from '@belvedere/kernel/mail';
import { UNSUBSCRIBE_MARK } from '../mail/mail-token.ts';

export interface NoticeText {
  subject: string;
  lines: readonly string[];
  actionPath: string | null;
}

interface Site {
  publicUrl: string;
  /** Nobody can turn it off: the mail offers no way to. */
  mandatory?: boolean | undefined;
}

/** One notice as a mail. */
export function noticeLetter(notice: NoticeText, site: Site): Letter {
  return {
    subject: plain(notice.subject),
    language: 'en',
    blocks: [
      heading(plain(notice.subject)),
      ...notice.lines.map((line) => paragraph(plain(line))),
      ...(notice.actionPath === null ? [] : [button('See it', `${site.publicUrl}${notice.actionPath}`)]),
    ],
    footer: footer(site),
  };
}

/** Several notices as one mail, in the order in which they came. */
export function digestLetter(notices: readonly NoticeText[], site: Site): Letter {
  return {
    subject: `${notices.length} things happened`,
    language: 'en',
    blocks: [
      heading('What happened'),
      list(notices.map(({ subject, lines }) => [subject, ...lines.slice(0, 2)].map(plain).join(' — '))),
      button('See all of it', `${site.publicUrl}/notifications`),
    ],
    footer: footer(site),
  };
}

const footer = (site: Site) =>
  site.mandatory
    ? 'You get this mail because it keeps your account and your data safe.'
    : `You get this mail because of your account. No more of this kind: ${UNSUBSCRIBE_MARK} · All your choices: ${site.publicUrl}/preferences`;

// Names that people chose put no link of theirs where ours goes.
const plain = (text: string) => text.replaceAll(UNSUBSCRIBE_MARK, '');
