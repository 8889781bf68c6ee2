import { useBelvedere } from '@belvedere/sdk/react';
import { useRouteContext } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../../app/reason-of.ts';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/state.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { amount, moment } from '../../words/moments.ts';
import { useEvent } from '../use-event.ts';
import { AnswerPanel } from './answer-panel.tsx';
import { createDesk, type Answer } from './desk.ts';
import { countArrivals } from './door.ts';
import { GuestList } from './guest-list.tsx';
import { keepDoor } from './keep-door.ts';
import { Scanner } from './scanner.tsx';

/** How often what others let in is heard. */
const EVERY = 8_000;
/** By then everything is loaded that a page loads at rest: ms. */
const REST = 8_000;

/** Lets guests in: by the codes of their tickets or by name, with a network or without. */
export function DoorPage() {
  const { t } = useTranslation();
  const { eventId, event } = useEvent();
  const { me } = useRouteContext({ from: '/signed-in' });
  const { tickets } = useBelvedere().events;
  const toasts = useToasts();
  const desk = useMemo(() => createDesk(tickets, eventId), [tickets, eventId]);
  const state = useSyncExternalStore(desk.subscribe, () => desk.state);
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    const off = new AbortController();
    const sync = () => document.visibilityState === 'visible' && void desk.sync();
    sync();
    addEventListener('online', sync, off);
    document.addEventListener('visibilitychange', sync, off);
    const timer = setInterval(sync, EVERY);
    return () => {
      off.abort();
      clearInterval(timer);
    };
  }, [desk]);
  const onCode = useCallback(
    async (text: string) => {
      const said = await desk.show(text);
      setAnswer(said);
      navigator.vibrate?.(said.outcome === 'in' ? 80 : [80, 60, 80]);
    },
    [desk],
  );
  const undo = async (entryId: string) => {
    try {
      await desk.undo(entryId);
      setAnswer(null);
      toasts.done(t('door.undone'));
    } catch (error) {
      toasts.failed(reasonOf(error));
    }
  };
  const { door, waiting, failure } = state;
  const hasLine = door !== null && failure === null;
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    if (!hasLine || !event) return undefined;
    // A device may refuse to keep anything; then the page does not say that it does.
    const keep = () =>
      void keepDoor({ me, event }).then(
        () => setKept(true),
        () => setKept(false),
      );
    keep();
    // Parts of the page are loaded only when it is at rest.
    const again = setTimeout(keep, REST);
    return () => clearTimeout(again);
    // Once for each time that the line is there: what changes of the event meanwhile is kept the next time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [hasLine, event === undefined, eventId]);
  if (!door) {
    if (failure === null) return <Loading />;
    return (
      <div role="alert" className="grid justify-items-start gap-3">
        <p>{reasonOf(failure)}</p>
        <Button onClick={() => void desk.sync()}>{t('app.retry')}</Button>
      </div>
    );
  }
  const { arrived, expected } = countArrivals(door);
  return (
    <div className="mx-auto grid max-w-2xl gap-5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <p className="text-4xl font-semibold tracking-tight tabular-nums">
          {amount(arrived)}
          <span className="text-xl text-quiet"> / {amount(expected)}</span>
        </p>
        <p className="text-sm text-quiet">{t('door.arrived')}</p>
        <output className="ms-auto text-sm text-warn">
          {failure !== null && t('door.offline')} {waiting > 0 && t('door.waiting', { count: waiting })}
        </output>
      </div>
      {failure === null && isKept && <p className="-mt-3 text-xs text-quiet">{t('door.ready')}</p>}
      {failure !== null && (
        <p className="-mt-3 rounded-lg border border-warn px-4 py-2 text-sm text-warn">
          {t('door.offlineKept')} {door.loadedAt && t('door.listOf', { when: moment(door.loadedAt) })}
        </p>
      )}
      <AnswerPanel answer={answer} onUndo={undo} onClose={() => setAnswer(null)} />
      <Scanner onCode={onCode} />
      <GuestList door={door} onPick={async (entryId, places) => setAnswer(await desk.pick(entryId, places))} onUndo={undo} />
    </div>
  );
}
