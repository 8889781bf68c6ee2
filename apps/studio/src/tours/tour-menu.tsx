import type { TourView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import { useNavigate } from '@tanstack/react-router';
import { EllipsisVertical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';
import { IconButton } from '../ui/button.tsx';
import { Menu, MenuItem, MenuLine } from '../ui/menu.tsx';
import { useAct } from '../ui/use-act.ts';
import { useToursChanged } from './use-tours.ts';

/** What can be done with one tour of a list. */
export function TourMenu({ tenant, tour, isTrash }: { tenant: string; tour: TourView; isTrash: boolean }) {
  const { t } = useTranslation();
  const { tours } = useBelvedere();
  const navigate = useNavigate();
  const ask = useAsk();
  const changed = useToursChanged();
  const { act } = useAct();
  const { id, title } = tour;
  const params = { tenant, tourId: id };
  const run = async (call: () => Promise<unknown>, done: string) => {
    await act(
      async () => {
        await call();
        await changed();
      },
      { done },
    );
  };
  const archive = async () => {
    const text = t(tour.status === 'published' ? 'tours.archiveLive' : 'tours.archiveText', { title });
    if (await ask({ title: t('tours.archive'), text, action: t('tours.archive') }))
      await run(() => tours.archive({ id }), t('tours.archived', { title }));
  };
  const remove = async () => {
    if (await ask({ title: t('tours.remove'), text: t('tours.removeText', { title }), action: t('tours.remove') }))
      await run(() => tours.remove({ id }), t('tours.removed', { title }));
  };
  const purge = async () => {
    if (await ask({ title: t('tours.purge'), text: t('tours.purgeText', { title }), action: t('tours.purge'), typed: title }))
      await run(() => tours.purge({ id }), t('tours.purged', { title }));
  };
  const duplicate = () =>
    run(
      () => tours.duplicate({ id, title: t('tours.copyOf', { title, interpolation: { escapeValue: false } }).slice(0, 200) }),
      t('tours.duplicated', { title }),
    );
  return (
    <Menu
      trigger={
        <IconButton label={t('tours.actionsOf', { title })}>
          <EllipsisVertical size={18} aria-hidden />
        </IconButton>
      }
    >
      {isTrash ? (
        <>
          <MenuItem onSelect={() => void run(() => tours.restore({ id }), t('tours.restored', { title }))}>{t('tours.restore')}</MenuItem>
          <MenuItem onSelect={() => void purge()}>{t('tours.purge')}</MenuItem>
        </>
      ) : (
        <>
          <MenuItem onSelect={() => void navigate({ to: '/$tenant/tours/$tourId', params })}>{t('tour.tabs.editor')}</MenuItem>
          <MenuItem onSelect={() => void navigate({ to: '/$tenant/tours/$tourId/settings', params })}>{t('tour.tabs.settings')}</MenuItem>
          <MenuItem onSelect={() => void navigate({ to: '/$tenant/tours/$tourId/publish', params })}>{t('tour.tabs.publish')}</MenuItem>
          <MenuItem onSelect={() => void navigate({ to: '/$tenant/tours/$tourId/share', params })}>{t('tour.tabs.share')}</MenuItem>
          <MenuItem onSelect={() => void navigate({ to: '/$tenant/tours/$tourId/engagement', params })}>
            {t('tour.tabs.engagement')}
          </MenuItem>
          <MenuLine />
          <MenuItem onSelect={() => void duplicate()}>{t('tours.duplicate')}</MenuItem>
          {tour.status === 'archived' ? (
            <MenuItem onSelect={() => void run(() => tours.unarchive({ id }), t('tours.unarchived', { title }))}>
              {t('tours.unarchive')}
            </MenuItem>
          ) : (
            <MenuItem onSelect={() => void archive()}>{t('tours.archive')}</MenuItem>
          )}
          <MenuItem onSelect={() => void remove()}>{t('tours.remove')}</MenuItem>
        </>
      )}
    </Menu>
  );
}
