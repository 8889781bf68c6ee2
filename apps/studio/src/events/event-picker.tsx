import type { EventView } from '@belvedere/sdk';
import { useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Loading } from '../ui/state.tsx';
import { More } from '../ui/table.tsx';
import { StatusMark } from './status-mark.tsx';
import { whenOf } from './when.ts';

interface Props {
  open: boolean;
  onClose: () => void;
  onPick: (event: EventView) => void;
}

/** One of the events to come, for what leads to it from elsewhere. */
export function EventPicker({ open, onClose, onPick }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('events.choose')} open={open} onClose={onClose}>
      <Choices onPick={onPick} />
    </Dialog>
  );
}

function Choices({ onPick }: Pick<Props, 'onPick'>) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  // One answer for as long as it is open.
  const [from] = useState(() => new Date());
  const search = useDeferredValue(text.trim());
  const list = useBelvedereInfiniteQuery(
    (client) => client.events.list,
    { limit: 20, from, ...(search && { search }) },
    { placeholderData: (before) => before },
  );
  const rows = list.data?.pages.flatMap(({ items }) => items);
  return (
    <div className="grid gap-4">
      <TextField type="search" label={t('events.searchLabel')} value={text} onChange={({ target }) => setText(target.value)} />
      {!rows && <Loading />}
      {rows?.length === 0 && (
        <p className="py-6 text-center text-sm text-quiet">{t(search ? 'events.nothingFound' : 'events.nothingToCome')}</p>
      )}
      {!!rows?.length && (
        <ul aria-label={t('events.title')} className="grid gap-1">
          {rows.map((event) => (
            <li key={event.id}>
              <button
                type="button"
                className="flex w-full items-center gap-3 rounded-lg border border-line px-4 py-2.5 text-start text-sm hover:bg-raised"
                onClick={() => onPick(event)}
              >
                <span className="me-auto min-w-0">
                  <span className="block font-medium wrap-anywhere">{event.title}</span>
                  <span className="block text-quiet">{whenOf(event)}</span>
                </span>
                <StatusMark {...event} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <More list={list} />
    </div>
  );
}
