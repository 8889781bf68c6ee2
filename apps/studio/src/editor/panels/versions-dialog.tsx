import type { Json, RichText, SceneView, TourComparison, TourVersionView } from '@belvedere/sdk';
import { belvedereKey, useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { Minus, Pencil, Plus, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../../app/reason-of.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Loading } from '../../ui/state.tsx';
import { More } from '../../ui/table.tsx';
import { useEditor, useTry } from '../editor-context.ts';
import { wordsOf } from '../rich-text/tree.ts';

const dated = (date: Date) => date.toLocaleString(i18next.language, { dateStyle: 'medium', timeStyle: 'short' });

/** What went live when, what changed, and the way back. */
export function VersionsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<number | 'draft'>('draft');
  const list = useVersions();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const item =
    'grid gap-0.5 rounded-lg border border-transparent px-3 py-2 text-start text-sm hover:bg-raised aria-pressed:border-accent aria-pressed:bg-raised';
  return (
    <Dialog
      title={t('editor.versions.title')}
      open
      onClose={onClose}
      className="h-[90dvh] w-[min(64rem,calc(100vw-2rem))] grid-rows-[auto_minmax(0,1fr)] max-sm:p-4"
    >
      {list.error && <FormProblem message={reasonOf(list.error)} />}
      {list.isPending && <Loading />}
      {list.data && items.length === 0 && <p className="py-10 text-center text-sm text-quiet">{t('editor.versions.empty')}</p>}
      {items.length > 0 && (
        <div className="grid min-h-0 grid-cols-[15rem_minmax(0,1fr)] gap-5 max-sm:grid-cols-1 max-sm:grid-rows-[12rem_minmax(0,1fr)]">
          <ul className="grid content-start gap-1 overflow-auto p-1" aria-label={t('editor.versions.title')}>
            <li className="grid">
              <button type="button" className={item} aria-pressed={chosen === 'draft'} onClick={() => setChosen('draft')}>
                <span className="font-medium">{t('editor.versions.draft')}</span>
                <span className="text-xs text-quiet">{t('editor.versions.draftHint')}</span>
              </button>
            </li>
            {items.map((version) => (
              <li key={version.number} className="grid">
                <button type="button" className={item} aria-pressed={chosen === version.number} onClick={() => setChosen(version.number)}>
                  <span className="flex items-center gap-2 font-medium">
                    {t('editor.versions.number', { n: version.number })}
                    {version.isLive && <span className="text-xs font-normal text-good">{t('editor.versions.live')}</span>}
                  </span>
                  <span className="text-xs text-quiet">{dated(version.publishedAt)}</span>
                  {version.note && <span className="truncate text-xs">{version.note}</span>}
                </button>
              </li>
            ))}
            {list.hasNextPage && (
              <li>
                <More list={list} />
              </li>
            )}
          </ul>
          <div className="min-h-0 overflow-auto p-1">
            {chosen === 'draft' && <Changes compare={{}} />}
            {chosen !== 'draft' && <Version key={chosen} number={chosen} items={items} />}
          </div>
        </div>
      )}
    </Dialog>
  );
}

/** The newest first, and older ones as they are wanted: of a version one asks for those before it. */
function useVersions() {
  const { versions } = useBelvedere().tours;
  const { tourId } = useEditor();
  return useInfiniteQuery({
    queryKey: [...belvedereKey(versions.list, { tourId }), 'pages'],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam: before, signal }) => versions.list({ tourId, limit: 50, before }, { signal }),
    getNextPageParam: ({ nextBefore }) => nextBefore ?? undefined,
    retry: false,
    staleTime: 0,
  });
}

function Version({ number, items }: { number: number; items: readonly TourVersionView[] }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const attempt = useTry();
  const { tourId, editor } = useEditor();
  const before = items[items.findIndex((each) => each.number === number) + 1]?.number;
  const [span, setSpan] = useState<'in' | 'since'>(before === undefined ? 'since' : 'in');
  const [isAsking, setAsking] = useState(false);
  const rollBack = () =>
    attempt(async () => {
      await editor.flush();
      await client.tours.versions.rollBack({ tourId, number });
      // Everything of the draft may be otherwise now: it is opened anew.
      location.reload();
    });
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-48 flex-1">
          <SelectField
            label={t('editor.versions.span')}
            value={span}
            onChange={({ target }) => setSpan(target.value === 'in' ? 'in' : 'since')}
          >
            {before !== undefined && <option value="in">{t('editor.versions.in', { n: number })}</option>}
            <option value="since">{t('editor.versions.since', { n: number })}</option>
          </SelectField>
        </div>
        <Button onClick={() => setAsking(true)}>
          <RotateCcw size={16} aria-hidden />
          {t('editor.versions.rollBack')}
        </Button>
      </div>
      <Changes compare={span === 'in' && before !== undefined ? { from: before, to: number } : { from: number }} />
      <Confirm
        title={t('editor.versions.rollBackTitle', { n: number })}
        action={t('editor.versions.rollBack')}
        open={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void rollBack()}
      >
        {t('editor.versions.rollBackHint', { n: number })}
      </Confirm>
    </div>
  );
}

const SIGNS = { added: Plus, removed: Minus, changed: Pencil } as const;
const COLOURS = { added: 'text-good', removed: 'text-danger', changed: 'text-warn' } as const;

function Changes({ compare }: { compare: { from?: number; to?: number } }) {
  const { t } = useTranslation();
  const { tourId } = useEditor();
  const { data, error } = useBelvedereQuery((api) => api.tours.versions.compare, { tourId, ...compare }, { staleTime: 0 });
  if (error) return <FormProblem message={reasonOf(error)} />;
  if (!data) return <Loading />;
  if (data.changes.length === 0) return <p className="py-6 text-sm text-quiet">{t('editor.versions.same')}</p>;
  return (
    <ul className="grid gap-3">
      {data.changes.map((change, index) => (
        <Change key={`${change.id}${index}`} change={change} />
      ))}
    </ul>
  );
}

function Change({ change }: { change: TourComparison['changes'][number] }) {
  const { t } = useTranslation();
  const { scenes } = useEditor();
  const Sign = SIGNS[change.change];
  return (
    <li className="grid gap-2 rounded-lg border border-line p-3">
      <p className="flex items-start gap-2 text-sm">
        <Sign size={16} className={`mt-0.5 shrink-0 ${COLOURS[change.change]}`} aria-hidden />
        <span>
          <span className="font-medium">{t(`editor.versions.change.${change.change}`)}</span>: {change.name}
        </span>
      </p>
      {change.fields.length > 0 && (
        <dl className="grid gap-2 text-xs">
          {change.fields.map(({ field, before, after }) => (
            <div key={field} className="grid gap-1">
              <dt className="text-quiet">{field.replaceAll('_', ' ')}</dt>
              <dd className="grid grid-cols-2 gap-2">
                <del className="overflow-hidden rounded bg-raised px-2 py-1 break-words decoration-danger">{said(before, scenes)}</del>
                <ins className="overflow-hidden rounded bg-raised px-2 py-1 break-words no-underline">{said(after, scenes)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

/** A value for people: scenes by their titles, rich text by its words. */
function said(value: Json, scenes: readonly SceneView[]): string {
  if (value === null || value === '') return '–';
  if (typeof value === 'string') return scenes.find(({ id }) => id === value)?.title ?? value;
  if (typeof value === 'object' && !Array.isArray(value) && value['type'] === 'info') return wordsOf(value['body'] as unknown as RichText);
  return JSON.stringify(value, null, 1);
}
