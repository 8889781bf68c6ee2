import { isBelvedereError, type BulkResult, type TourView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { Archive, FolderOpen, RotateCcw, Tag, Trash2, X } from 'lucide-react';
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../app/reason-of.ts';
import { useAsk } from '../ui/ask.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import type { Selection } from './selection.ts';
import { TagField } from './tag-field.tsx';
import { useBulk } from './use-bulk.ts';

/** What can be done with all that is chosen, and what came of it. */
export function BulkBar({ tours, selection, isTrash }: { tours: readonly TourView[]; selection: Selection; isTrash: boolean }) {
  const { t } = useTranslation();
  const { bulk, purge } = useBelvedere().tours;
  const ask = useAsk();
  const { run, isBusy, outcome, forget } = useBulk(tours);
  const [dialog, setDialog] = useState<'tag' | 'category' | null>(null);
  const count = selection.size;
  const apply = async (call: (tourIds: string[]) => Promise<BulkResult>, back?: (tourIds: string[]) => Promise<BulkResult>) => {
    setDialog(null);
    await run(selection.ids(), call, back);
    selection.set([]);
  };
  const asked = async (what: 'archive' | 'remove' | 'purge', call: () => Promise<void>) => {
    const question = { title: t(`tours.${what}`), text: t(`tours.bulk.${what}`, { count }), action: t(`tours.${what}`) };
    if (await ask({ ...question, ...(what === 'purge' && { typed: String(count) }) })) await call();
  };
  const purgeAll = () =>
    apply(async (tourIds) => {
      const items: BulkResult['items'] = [];
      for (const tourId of tourIds) {
        const failure = await purge({ id: tourId }).then(
          () => null,
          (error: unknown) => {
            // Who is there is asked once, for all of them.
            if (isBelvedereError(error, 'common.step_up_required')) throw error;
            return reasonOf(error);
          },
        );
        items.push({ tourId, outcome: failure === null ? 'done' : 'failed', code: null, message: failure });
      }
      return { items, done: 0, unchanged: 0, failed: 0 };
    });
  if (count === 0 && !outcome && !isBusy) return null;
  return (
    <section
      aria-label={t('tours.bulk.title')}
      className="sticky bottom-4 z-20 mx-auto mt-6 grid w-fit max-w-full gap-2 rounded-2xl border border-line bg-sheet p-2 shadow-2xl"
    >
      <output className={outcome ? 'grid gap-1 px-2 py-1 text-sm' : 'sr-only'}>
        {outcome && (
          <>
            <span className="flex items-center gap-3">
              <span className="me-auto">
                {[
                  t('tours.bulk.done', { count: outcome.done }),
                  outcome.unchanged > 0 && t('tours.bulk.unchanged', { count: outcome.unchanged }),
                  outcome.failures.length > 0 && t('tours.bulk.failed', { count: outcome.failures.length }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {outcome.undo && (
                <Button disabled={isBusy} onClick={() => void outcome.undo?.()}>
                  {t('tours.bulk.undo')}
                </Button>
              )}
              <IconButton label={t('app.close')} onClick={forget}>
                <X size={16} aria-hidden />
              </IconButton>
            </span>
            {outcome.failures.slice(0, 5).map(({ id, title, reason }) => (
              <span key={id} className="text-danger">
                {title}: {reason}
              </span>
            ))}
          </>
        )}
      </output>
      {count > 0 && (
        <div className="flex flex-wrap items-center gap-1">
          <span className="px-2 text-sm font-medium">{t('tours.bulk.chosen', { count })}</span>
          {isTrash ? (
            <>
              <Button disabled={isBusy} onClick={() => void apply(async (tourIds) => bulk.restore({ tourIds }))}>
                <RotateCcw size={16} aria-hidden />
                {t('tours.restore')}
              </Button>
              <Button look="danger" disabled={isBusy} onClick={() => void asked('purge', purgeAll)}>
                <Trash2 size={16} aria-hidden />
                {t('tours.purge')}
              </Button>
            </>
          ) : (
            <>
              <Button disabled={isBusy} onClick={() => setDialog('tag')}>
                <Tag size={16} aria-hidden />
                {t('tours.bulk.tag')}
              </Button>
              <Button disabled={isBusy} onClick={() => setDialog('category')}>
                <FolderOpen size={16} aria-hidden />
                {t('tours.bulk.category')}
              </Button>
              <Button disabled={isBusy} onClick={() => void asked('archive', () => apply((tourIds) => bulk.archive({ tourIds })))}>
                <Archive size={16} aria-hidden />
                {t('tours.archive')}
              </Button>
              <Button
                look="danger"
                disabled={isBusy}
                onClick={() =>
                  void asked('remove', () =>
                    apply(
                      (tourIds) => bulk.remove({ tourIds }),
                      (tourIds) => bulk.restore({ tourIds }),
                    ),
                  )
                }
              >
                <Trash2 size={16} aria-hidden />
                {t('tours.remove')}
              </Button>
            </>
          )}
          <IconButton label={t('tours.bulk.none')} onClick={() => selection.set([])}>
            <X size={16} aria-hidden />
          </IconButton>
        </div>
      )}
      <Dialog title={t('tours.bulk.tagTitle', { count })} open={dialog === 'tag'} onClose={() => setDialog(null)}>
        <TagForm onSend={(add, remove) => void apply((tourIds) => bulk.tag({ tourIds, add, remove }))} />
      </Dialog>
      <Dialog title={t('tours.bulk.categoryTitle', { count })} open={dialog === 'category'} onClose={() => setDialog(null)}>
        <CategoryForm onSend={(category) => void apply((tourIds) => bulk.categorize({ tourIds, category }))} />
      </Dialog>
    </section>
  );
}

function TagForm({ onSend }: { onSend: (add: string[], remove: string[]) => void }) {
  const { t } = useTranslation();
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  return (
    <div className="grid gap-4">
      <TagField label={t('tours.bulk.add')} value={add} onChange={setAdd} />
      <TagField label={t('tours.bulk.take')} value={remove} onChange={setRemove} />
      <Button look="primary" disabled={add.length + remove.length === 0} onClick={() => onSend(add, remove)}>
        {t('tours.bulk.apply')}
      </Button>
    </div>
  );
}

function CategoryForm({ onSend }: { onSend: (category: string | null) => void }) {
  const { t } = useTranslation();
  const list = useId();
  const [name, setName] = useState('');
  const { data } = useBelvedereQuery((client) => client.tours.terms.list, { kind: 'category' });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onSend(name.trim() || null);
  };
  return (
    <form className="grid grid-cols-1 gap-4" onSubmit={submit}>
      <TextField
        label={t('tours.category')}
        hint={t('tours.bulk.categoryHint')}
        list={list}
        maxLength={60}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <datalist id={list}>
        {data?.items.map((term) => (
          <option key={term.id}>{term.name}</option>
        ))}
      </datalist>
      <Button type="submit" look="primary">
        {t('tours.bulk.apply')}
      </Button>
    </form>
  );
}
