import type { VenueView } from '@belvedere/sdk';
import { useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { Plus } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Loading } from '../ui/state.tsx';
import { More } from '../ui/table.tsx';
import { VenueForm } from './venue-form.tsx';

interface Props {
  open: boolean;
  onClose: () => void;
  onPick: (venueId: string) => void;
}

/** A venue of those that there are, or a new one. */
export function VenuePicker({ open, onClose, onPick }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('venues.choose')} open={open} onClose={onClose}>
      <Choices onPick={onPick} />
    </Dialog>
  );
}

function Choices({ onPick }: Pick<Props, 'onPick'>) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [isNew, setNew] = useState(false);
  const search = useDeferredValue(text.trim());
  const list = useBelvedereInfiniteQuery(
    (client) => client.events.venues.list,
    { limit: 20, ...(search && { search }) },
    { placeholderData: (before) => before },
  );
  const rows = list.data?.pages.flatMap(({ items }) => items);
  if (isNew) return <VenueForm venue={null} name={text.trim()} onDone={({ id }) => onPick(id)} onBack={() => setNew(false)} />;
  return (
    <div className="grid gap-4">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextField type="search" label={t('venues.searchLabel')} value={text} onChange={({ target }) => setText(target.value)} />
        </div>
        <Button onClick={() => setNew(true)}>
          <Plus size={16} aria-hidden />
          {t('venues.create')}
        </Button>
      </div>
      {!rows && <Loading />}
      {rows?.length === 0 && <p className="py-6 text-center text-sm text-quiet">{t('venues.nothingFound')}</p>}
      {!!rows?.length && (
        <ul aria-label={t('venues.title')} className="grid gap-1">
          {rows.map((venue) => (
            <li key={venue.id}>
              <Choice venue={venue} onPick={onPick} />
            </li>
          ))}
        </ul>
      )}
      <More list={list} />
    </div>
  );
}

function Choice({ venue: { id, name, address, city }, onPick }: { venue: VenueView } & Pick<Props, 'onPick'>) {
  return (
    <button
      type="button"
      className="w-full rounded-lg border border-line px-4 py-2.5 text-start text-sm hover:bg-raised"
      onClick={() => onPick(id)}
    >
      <span className="block font-medium">{name}</span>
      <span className="block text-quiet">{`${address}, ${city}`}</span>
    </button>
  );
}
