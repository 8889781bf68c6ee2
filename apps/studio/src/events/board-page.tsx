import type { EventView, WaitlistBoard } from '@belvedere/sdk';
import { useBelvedereQuery } from '@belvedere/sdk/react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/state.tsx';
import { amount } from '../words/moments.ts';
import { CapacityDialog } from './capacity-dialog.tsx';
import { DownloadGuests } from './download-guests.tsx';
import { EntryCard } from './entry-card.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { ProofDialog } from './proof-dialog.tsx';
import { useEvent } from './use-event.ts';

/** So that what is on the screen is less than five seconds old. */
const EVERY = 4_000;
const COLUMNS = ['waiting', 'offered', 'confirmed', 'gone'] as const;

/** Who is on the list of an event, as it moves. A page that nobody sees asks nothing. */
export function BoardPage() {
  const { eventId, event } = useEvent();
  const { data: board } = useBelvedereQuery(
    (client) => client.events.waitlist.board,
    { eventId },
    { refetchInterval: EVERY, refetchIntervalInBackground: false, refetchOnWindowFocus: 'always', staleTime: 0, throwOnError: true },
  );
  if (!event || !board) return <Loading />;
  return <Board event={event} board={board} />;
}

function Board({ event, board }: { event: EventView; board: WaitlistBoard }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'capacity' | 'proof' | 'import' | null>(null);
  const { capacity, places, entries, waiting } = board;
  const taken = places.confirmed + places.offered;
  const priorities = waiting.map(({ priority }) => priority);
  const nameOf = (id: string) => {
    const entry = COLUMNS.flatMap((column) => board[column]).find((each) => each.id === id);
    return entry && (entry.name ?? entry.email);
  };
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center gap-x-8 gap-y-4 rounded-xl border border-line bg-sheet p-5">
        <Figure name={t('board.capacity')}>{capacity === null ? t('events.unlimited') : amount(capacity)}</Figure>
        <Figure name={t('board.columns.confirmed')}>{amount(places.confirmed)}</Figure>
        <Figure name={t('board.columns.offered')}>{amount(places.offered)}</Figure>
        <Figure name={t('board.free')}>{capacity === null ? '∞' : amount(Math.max(0, capacity - taken))}</Figure>
        <Figure name={t('board.columns.waiting')}>{amount(entries.waiting)}</Figure>
        <div className="ms-auto flex flex-wrap gap-2">
          {board.isOpen && <Button onClick={() => setOpen('import')}>{t('tables.guests')}</Button>}
          <DownloadGuests eventId={event.id} />
          <Button onClick={() => setOpen('proof')}>{t('board.prove')}</Button>
          {board.isOpen && (
            <Button look="primary" onClick={() => setOpen('capacity')}>
              {t('board.changeCapacity')}
            </Button>
          )}
        </div>
      </div>
      {!board.isOpen && <p className="mb-5 text-sm text-quiet">{t(`board.closed.${event.status}`)}</p>}
      <div className="grid items-start gap-4 md:grid-cols-2 xl:grid-cols-4">
        {COLUMNS.map((name) => (
          <section key={name} aria-labelledby={`board-${name}`} className="grid gap-2 rounded-xl border border-line bg-ground p-3">
            <div className="flex items-baseline justify-between px-1">
              <h2 id={`board-${name}`} className="text-sm font-semibold">
                {t(`board.columns.${name}`)}
              </h2>
              <span className="text-xs text-quiet tabular-nums">{t('board.entries', { count: entries[name] })}</span>
            </div>
            {board[name].length === 0 && <p className="px-1 py-4 text-sm text-quiet">{t(`board.nobody.${name}`)}</p>}
            <ul className="grid gap-2">
              {name === 'waiting'
                ? waiting.map((entry) => (
                    <EntryCard
                      key={entry.id}
                      column={name}
                      entry={entry}
                      queue={entry}
                      bounds={{ top: Math.max(...priorities), bottom: Math.min(...priorities) }}
                    />
                  ))
                : board[name].map((entry) => <EntryCard key={entry.id} column={name} entry={entry} />)}
            </ul>
            {entries[name] > board[name].length && (
              <p className="px-1 text-xs text-quiet">{t('board.further', { count: entries[name] - board[name].length })}</p>
            )}
          </section>
        ))}
      </div>
      <CapacityDialog event={event} open={open === 'capacity'} onClose={() => setOpen(null)} />
      <ImportDialog eventId={event.id} open={open === 'import'} onClose={() => setOpen(null)} />
      <ProofDialog eventId={event.id} nameOf={nameOf} open={open === 'proof'} onClose={() => setOpen(null)} />
    </>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid">
      <span className="text-2xl font-semibold tracking-tight tabular-nums">{children}</span>
      <span className="text-xs text-quiet">{name}</span>
    </div>
  );
}
