import type { NotificationView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { Section } from '../ui/page.tsx';
import { Loading } from '../ui/state.tsx';
import { More } from '../ui/table.tsx';
import { useAct } from '../ui/use-act.ts';
import { ago } from '../words/format.ts';

/** What the person was told, newest first: of a workspace, or of the account. */
export function Inbox({ inbox }: { inbox: 'tenant' | 'account' }) {
  const { t } = useTranslation();
  const { notifications } = useBelvedere();
  const { act, isBusy } = useAct();
  const list = useBelvedereInfiniteQuery((client) => client.notifications.list, { inbox, limit: 20 }, { throwOnError: true });
  const notices = list.data?.pages.flatMap(({ items }) => items);
  const stale = [notifications.list, notifications.unread];
  const mark = ({ id, read }: NotificationView) => act(() => notifications.mark({ inbox, id, read: !read }), { stale });
  const isUnread = notices?.some(({ read }) => !read);
  return (
    <Section
      title={t('notices.title')}
      actions={
        isUnread && (
          <Button look="quiet" disabled={isBusy} onClick={() => void act(() => notifications.markAll({ inbox }), { stale })}>
            {t('notices.markAll')}
          </Button>
        )
      }
    >
      {!notices && <Loading />}
      {notices?.length === 0 && <p className="text-sm text-quiet">{t('notices.empty')}</p>}
      {!!notices?.length && (
        <ul className="grid">
          {notices.map((notice) => (
            <li key={notice.id} className="flex items-start gap-3 border-line py-2.5 not-last:border-b">
              <span aria-hidden className={cx('mt-1.5 size-2 shrink-0 rounded-full', notice.read ? 'bg-line' : 'bg-accent')} />
              <div className="me-auto min-w-0 text-sm">
                <p className={cx('break-words', !notice.read && 'font-medium')}>{notice.message}</p>
                <p className="flex flex-wrap gap-x-3 text-xs text-quiet">
                  {ago(notice.createdAt)}
                  {notice.actionUrl && (
                    <a href={notice.actionUrl} className="text-accent underline underline-offset-3">
                      {t('notices.open')}
                    </a>
                  )}
                </p>
              </div>
              <Button
                look="quiet"
                disabled={isBusy}
                aria-label={`${t(notice.read ? 'notices.unread' : 'notices.read')}: ${notice.message}`}
                onClick={() => void mark(notice)}
              >
                {t(notice.read ? 'notices.unread' : 'notices.read')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <More list={list} />
    </Section>
  );
}
