import { button, heading, paragraph, type Letter } from '@belvedere/kernel/mail';

export interface NoticeText {
  subject: string;
  lines: readonly string[];
  actionPath: string | null;
}

/** One notice as a mail. */
export function noticeLetter(notice: NoticeText, site: { publicUrl: string }): Letter {
  return {
    subject: notice.subject,
    language: 'en',
    blocks: [
      heading(notice.subject),
      ...notice.lines.map((line) => paragraph(line)),
      ...(notice.actionPath === null ? [] : [button('See it', `${site.publicUrl}${notice.actionPath}`)]),
    ],
    footer: 'You get this mail because of your account at Belvedere.',
  };
}
