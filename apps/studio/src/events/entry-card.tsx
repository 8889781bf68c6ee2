import type { WaitlistBoard, WaitlistEntryView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import i18next from 'i18next';
import { EllipsisVertical, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { useAct } from '../ui/use-act.ts';
import { ago } from '../words/format.ts';
import { moment } from '../words/moments.ts';
import { useStaleEvents } from './use-stale-events.ts';

type Column = 'waiting' | 'offered' | 'confirmed' | 'gone';
const MOST = 100;

interface Props {
  column: Column;
  entry: WaitlistEntryView;
  /** Where it stands, while it waits. */
  queue?: WaitlistBoard['waiting'][number];
  /** The highest and the lowest priority of those who wait. */
  bounds?: { top: number; bottom: number };
}

/** Somebody on the list, and what can be done for them. */
export function EntryCard({ column, entry, queue, bounds }: Props) {
  const { t } = useTranslation();
  const who = entry.name ?? entry.email;
  return (
    <li className="grid gap-1.5 rounded-lg border border-line bg-sheet p-3 text-sm">
      <div className="flex items-start gap-2">
        {queue && (
          <span className="grid h-6 min-w-6 place-items-center rounded-full bg-raised px-1.5 text-xs font-semibold tabular-nums">
            <span className="sr-only">{t('board.position')} </span>
            {queue.position}
          </span>
        )}
        <div className="me-auto min-w-0">
          <p className="font-medium wrap-anywhere">{who}</p>
          {entry.name && <p className="text-xs break-all text-quiet">{entry.email}</p>}
        </div>
        {column !== 'gone' && <Actions column={column} entry={entry} who={who} bounds={bounds} />}
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-quiet">
        {entry.places > 1 && (
          <span className="flex items-center gap-1">
            <Users size={13} aria-hidden />
            {t('board.group', { count: entry.places })}
          </span>
        )}
        <When column={column} entry={entry} />
        {entry.priority !== 0 && column === 'waiting' && <span>{t('board.priority', { priority: entry.priority })}</span>}
      </p>
      {queue && (
        <p className="text-xs text-quiet">
          {t('board.odds', { odds: new Intl.NumberFormat(i18next.language, { style: 'percent' }).format(queue.odds) })}
        </p>
      )}
    </li>
  );
}

function When({ column, entry }: { column: Column; entry: WaitlistEntryView }) {
  const { t } = useTranslation();
  const at = { waiting: entry.createdAt, offered: entry.offerExpiresAt, confirmed: entry.confirmedAt, gone: entry.cancelledAt }[column];
  if (!at) return null;
  return <span title={moment(at)}>{t(`board.when.${column}`, { when: ago(at) })}</span>;
}

function Actions({ column, entry, who, bounds }: { column: Column; entry: WaitlistEntryView; who: string; bounds: Props['bounds'] }) {
  const { t } = useTranslation();
  const { waitlist } = useBelvedere().events;
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const stale = useStaleEvents();
  const entryId = entry.id;
  const accept = () => act(() => waitlist.acceptFor({ entryId }), { done: t('board.accepted', { who }), stale });
  const prioritize = (priority: number) =>
    act(() => waitlist.prioritize({ entryId, priority: Math.max(-MOST, Math.min(MOST, priority)) }), {
      done: t('board.moved', { who }),
      stale,
    });
  const takeOff = async () => {
    const text = t(column === 'waiting' ? 'board.takeOffWaiting' : 'board.takeOffPlaces', { who });
    if (!(await ask({ title: t('board.takeOffTitle'), text, action: t('board.takeOff') }))) return;
    await act(() => waitlist.takeOff({ entryId }), { done: t('board.takenOff', { who }), stale });
  };
  return (
    <div className="-m-1 flex items-center gap-1">
      {column === 'offered' && (
        <Button className="min-h-8 px-2.5 py-1 text-xs" disabled={isBusy} onClick={() => void accept()}>
          {t('board.accept')}
        </Button>
      )}
      <Menu
        trigger={
          <IconButton label={t('board.actionsOf', { who })} className="size-8">
            <EllipsisVertical size={16} aria-hidden />
          </IconButton>
        }
      >
        {bounds && (
          <>
            <MenuItem onSelect={() => void prioritize(bounds.top + 1)}>{t('board.toFront')}</MenuItem>
            {entry.priority !== 0 && <MenuItem onSelect={() => void prioritize(0)}>{t('board.inTurn')}</MenuItem>}
            <MenuItem onSelect={() => void prioritize(bounds.bottom - 1)}>{t('board.toBack')}</MenuItem>
          </>
        )}
        <MenuItem onSelect={() => void takeOff()}>{t('board.takeOff')}</MenuItem>
      </Menu>
    </div>
  );
}
