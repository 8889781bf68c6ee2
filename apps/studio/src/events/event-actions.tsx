import type { EventView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import { useNavigate } from '@tanstack/react-router';
import { EllipsisVertical, ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';
import { Button, buttonClass, IconButton } from '../ui/button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { useAct } from '../ui/use-act.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { PostponeDialog } from './postpone-dialog.tsx';
import { RepeatDialog } from './series/repeat-dialog.tsx';
import { eventAddress } from './use-event.ts';
import { useStaleEvents } from './use-stale-events.ts';

/** What can be done with an event as a whole: publishing, calling off, removing. */
export function EventActions({ tenant, event }: { tenant: string; event: EventView }) {
  const { t } = useTranslation();
  const { events } = useBelvedere();
  const navigate = useNavigate();
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const stale = useStaleEvents();
  const [isCancelling, setCancelling] = useState(false);
  const [isPostponing, setPostponing] = useState(false);
  const [isRepeating, setRepeating] = useState(false);
  const [opened] = useState(() => new Date());
  const { id, title, status } = event;
  const isOn = status === 'draft' || status === 'published';
  const canRepeat = isOn && event.seriesId === null && event.postponedAt === null && event.startsAt > opened;
  const publish = () => act(() => events.publish({ id }), { done: t('events.published', { title }), stale });
  const remove = async () => {
    if (!(await ask({ title: t('events.removeTitle'), text: t('events.removeText', { title }), action: t('events.remove') }))) return;
    // The page of what is gone asks for it no more.
    const gone = await act(() => events.remove({ id }), { done: t('events.removed', { title }) });
    if (!gone) return;
    await navigate({ to: '/$tenant/events', params: { tenant } });
    await act(async () => undefined, { stale });
  };
  return (
    <div className="flex items-center gap-2">
      {status !== 'draft' && (
        <a href={eventAddress(tenant, event)} target="_blank" rel="noreferrer" className={buttonClass('quiet')}>
          <ExternalLink size={16} aria-hidden />
          <span className="max-sm:sr-only">{t('events.openPage')}</span>
        </a>
      )}
      {status === 'draft' && (
        <Button look="primary" disabled={isBusy} onClick={() => void publish()}>
          {t('events.publish')}
        </Button>
      )}
      <Menu
        trigger={
          <IconButton label={t('events.actionsOf', { title })}>
            <EllipsisVertical size={18} aria-hidden />
          </IconButton>
        }
      >
        {canRepeat && <MenuItem onSelect={() => setRepeating(true)}>{t('series.repeat')}</MenuItem>}
        {status === 'published' && <MenuItem onSelect={() => setPostponing(true)}>{t('events.postpone')}</MenuItem>}
        {isOn && <MenuItem onSelect={() => setCancelling(true)}>{t('events.cancel')}</MenuItem>}
        {status !== 'published' && <MenuItem onSelect={() => void remove()}>{t('events.remove')}</MenuItem>}
      </Menu>
      <PostponeDialog event={event} open={isPostponing} onClose={() => setPostponing(false)} />
      <RepeatDialog tenant={tenant} event={event} open={isRepeating} onClose={() => setRepeating(false)} />
      <CancelDialog event={event} open={isCancelling} onClose={() => setCancelling(false)} />
    </div>
  );
}
