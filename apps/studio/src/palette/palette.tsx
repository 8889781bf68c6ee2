import { useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { Keyboard, LogOut, type LucideIcon } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signOut } from '../api/session.ts';
import { NAVIGATION } from '../app/navigation.ts';

const GROUP =
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-quiet';
const ITEM = 'flex min-h-10 cursor-pointer items-center gap-3 rounded-lg px-3 text-sm data-[selected=true]:bg-raised';

/** When it appears, and not again. */
const focus = (node: HTMLElement | null) => node?.focus();

/** Everywhere one can go and what one can do, by a few letters of its name. */
export function Palette({ tenant, onClose, onHelp }: { tenant: string; onClose: () => void; onHelp: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const search = useDeferredValue(text.trim());
  const tours = useBelvedereInfiniteQuery((client) => client.tours.list, { limit: 8, ...(search && { search }) });
  const found = tours.data?.pages[0]?.items ?? [];
  const run = (what: () => unknown) => () => {
    onClose();
    void what();
  };
  const action = (icon: LucideIcon, name: string, what: () => unknown) => ({ icon, name, what });
  const actions = [action(Keyboard, t('palette.help'), onHelp), action(LogOut, t('app.signOut'), signOut)];

  return (
    <Command label={t('palette.open')} className="grid" loop>
      <Command.Input
        ref={focus}
        value={text}
        onValueChange={setText}
        placeholder={t('palette.placeholder')}
        className="w-full border-b border-line bg-transparent px-5 py-4 outline-none placeholder:text-quiet"
      />
      <Command.List className="max-h-[min(26rem,60dvh)] overflow-auto p-2">
        <Command.Empty className="px-3 py-8 text-center text-sm text-quiet">{t('palette.nothing')}</Command.Empty>
        <Command.Group heading={t('palette.places')} className={GROUP}>
          {NAVIGATION.flat().map(({ to, name, icon: Icon }) => (
            <Command.Item key={to} className={ITEM} value={t(`nav.${name}`)} onSelect={run(() => navigate({ to, params: { tenant } }))}>
              <Icon size={16} aria-hidden className="text-quiet" />
              {t(`nav.${name}`)}
            </Command.Item>
          ))}
        </Command.Group>
        {found.length > 0 && (
          <Command.Group heading={t('palette.tours')} className={GROUP}>
            {found.map((tour) => (
              <Command.Item
                key={tour.id}
                className={ITEM}
                // What the server found for these letters is shown, whatever the palette itself thinks of it.
                value={`${tour.title} ${search} ${tour.id}`}
                onSelect={run(() => navigate({ to: '/$tenant/tours/$tourId', params: { tenant, tourId: tour.id } }))}
              >
                <span className="truncate">{tour.title}</span>
              </Command.Item>
            ))}
          </Command.Group>
        )}
        <Command.Group heading={t('palette.actions')} className={GROUP}>
          {actions.map(({ icon: Icon, name, what }) => (
            <Command.Item key={name} className={ITEM} value={name} onSelect={run(what)}>
              <Icon size={16} aria-hidden className="text-quiet" />
              {name}
            </Command.Item>
          ))}
        </Command.Group>
      </Command.List>
    </Command>
  );
}
