import type { DoorGuest } from '@belvedere/sdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import type { Door } from './door.ts';

const MOST_SHOWN = 50;

interface Props {
  door: Door;
  onPick: (entryId: string, places: number) => Promise<void>;
  onUndo: (entryId: string) => Promise<void>;
}

/** Guests by name, for whoever has no ticket at hand. */
export function GuestList({ door, onPick, onUndo }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const wanted = text.trim().toLocaleLowerCase();
  const found = door.guests.filter(({ name, status }) => status === 'confirmed' && name.toLocaleLowerCase().includes(wanted));
  return (
    <section aria-label={t('door.guests')} className="grid gap-3">
      <TextField type="search" label={t('door.search')} value={text} onChange={({ target }) => setText(target.value)} />
      {found.length === 0 && <p className="py-4 text-center text-sm text-quiet">{t('door.nobody')}</p>}
      <ul className="grid gap-2">
        {found.slice(0, MOST_SHOWN).map((guest) => (
          <Guest key={`${guest.id} ${guest.arrived}`} guest={guest} onPick={onPick} onUndo={onUndo} />
        ))}
      </ul>
      {found.length > MOST_SHOWN && <p className="text-sm text-quiet">{t('door.further', { count: found.length - MOST_SHOWN })}</p>}
    </section>
  );
}

function Guest({ guest, onPick, onUndo }: { guest: DoorGuest } & Pick<Props, 'onPick' | 'onUndo'>) {
  const { t } = useTranslation();
  const { id, name, places, arrived } = guest;
  const left = places - arrived;
  const [coming, setComing] = useState(left);
  return (
    <li className="flex flex-wrap items-center gap-2 rounded-lg border border-line bg-sheet px-4 py-2.5">
      <div className="me-auto min-w-0">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="text-xs text-quiet">{arrived > 0 ? t('door.inOf', { arrived, places }) : t('board.group', { count: places })}</p>
      </div>
      {arrived > 0 && (
        <Button look="quiet" aria-label={`${t('door.undo')}: ${name}`} onClick={() => void onUndo(id)}>
          {t('door.undo')}
        </Button>
      )}
      {left > 1 && (
        <div className="w-18">
          <SelectField bare label={t('door.howMany', { name })} value={coming} onChange={({ target }) => setComing(Number(target.value))}>
            {Array.from({ length: left }, (_, n) => (
              <option key={n} value={n + 1}>
                {n + 1}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      {left > 0 && (
        <Button aria-label={`${t('door.letIn')}: ${name}`} onClick={() => void onPick(id, coming)}>
          {t('door.letIn')}
        </Button>
      )}
    </li>
  );
}
