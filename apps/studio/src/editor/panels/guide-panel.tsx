import type { GuidedStepView, SceneView } from '@belvedere/sdk';
import { belvedereKey, useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core';
import { arrayMove, SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { useQueryClient } from '@tanstack/react-query';
import { Eye, Footprints, GripVertical, Trash2, Video } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { throwAtFirst } from '../../api/throw-at-first.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Loading } from '../../ui/state.tsx';
import { MediaField } from '../content/media-field.tsx';
import { useEditor, useTry } from '../editor-context.ts';
import { takeFocus } from '../turn-by-key.ts';
import { useSortWords } from '../use-sort-words.ts';

const NONE: readonly GuidedStepView[] = [];
type StepChange = Partial<Pick<GuidedStepView, 'sceneId' | 'yaw' | 'pitch' | 'zoom' | 'text' | 'seconds' | 'narrationMediaId'>>;

/** The guided tour: looks that were recorded from what is on screen, in the order in which they are shown. */
export function GuidePanel({ scene }: { scene: SceneView | undefined }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const queries = useQueryClient();
  const attempt = useTry();
  const { tourId, editor, stage, reload } = useEditor();
  const { steps: calls } = client.tours;
  // What was recorded just now is what one writes to next.
  const [fresh, setFresh] = useState<string | null>(null);
  const [moved, setMoved] = useState<{ of: readonly GuidedStepView[]; order: readonly string[] } | null>(null);
  const { data } = useBelvedereQuery((api) => api.tours.steps.list, { tourId }, { staleTime: 0, throwOnError: throwAtFirst });
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const items = data?.items ?? NONE;
  const order = moved?.of === items ? moved.order : items.map(({ id }) => id);
  const sortWords = useSortWords(order);
  if (!data) return <Loading />;
  const steps = order.flatMap((id) => items.find((step) => step.id === id) ?? []);
  const reread = async () => {
    await Promise.all([queries.invalidateQueries({ queryKey: belvedereKey(calls.list, { tourId }) }), reload()]);
  };
  const record = () =>
    attempt(async () => {
      if (!stage || !scene) return;
      const step = await calls.create({ sceneId: scene.id, ...stage.getView() });
      setFresh(step.id);
      await reread();
    });
  const sort = async (stepIds: readonly string[]) => {
    await calls.reorder({ tourId, stepIds: [...stepIds] });
    await reread();
  };
  const onDragEnd = async ({ active, over }: DragEndEvent) => {
    const [from, to] = [order.indexOf(String(active.id)), order.indexOf(String(over?.id))];
    if (from < 0 || to < 0 || from === to) return;
    const [before, after] = [order, arrayMove([...order], from, to)];
    setMoved({ of: items, order: after });
    const isSorted = await attempt(() => editor.act({ name: t('editor.guide.sorted'), redo: () => sort(after), undo: () => sort(before) }));
    if (!isSorted) setMoved(null);
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-4">
      {steps.length === 0 && (
        <div className="grid justify-items-center gap-3 py-6 text-center">
          <Footprints size={28} strokeWidth={1.4} className="text-quiet" aria-hidden />
          <p className="text-sm text-quiet">{t('editor.guide.empty')}</p>
        </div>
      )}
      <DndContext
        accessibility={sortWords}
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={(event) => void onDragEnd(event)}
      >
        <SortableContext items={[...order]} strategy={verticalListSortingStrategy}>
          <ol className="grid gap-3">
            {steps.map((step, index) => (
              <StepItem key={step.id} step={step} isFresh={step.id === fresh} number={index + 1} current={scene} reread={reread} />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <Button look="primary" className="justify-self-start" disabled={!stage} onClick={() => void record()}>
        <Video size={16} aria-hidden />
        {t('editor.guide.record')}
      </Button>
    </div>
  );
}

function StepItem(props: {
  step: GuidedStepView;
  isFresh: boolean;
  number: number;
  current: SceneView | undefined;
  reread: () => Promise<void>;
}) {
  const { step, isFresh, number, current, reread } = props;
  const { t } = useTranslation();
  const client = useBelvedere();
  const attempt = useTry();
  const { editor, stage, scenes, goTo, tourId } = useEditor();
  const { steps: calls } = client.tours;
  const [text, setText] = useState(step.text ?? '');
  const [seconds, setSeconds] = useState(step.seconds === null ? '' : String(step.seconds));
  const { setNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({ id: step.id });
  const title = scenes.find(({ id }) => id === step.sceneId)?.title ?? '';

  const save = async (change: StepChange) => {
    const { items } = await calls.list({ tourId });
    const version = items.find(({ id }) => id === step.id)?.version ?? step.version;
    await calls.update({ stepId: step.id, version, ...change });
    await reread();
  };
  const keep = (change: StepChange) => {
    const before = Object.fromEntries(Object.keys(change).map((name) => [name, step[name as keyof StepChange]])) as StepChange;
    return attempt(() =>
      editor.act({ name: t('editor.guide.changed', { n: number }), redo: () => save(change), undo: () => save(before) }),
    );
  };
  const remove = () =>
    attempt(async () => {
      const { items } = await calls.list({ tourId });
      const order = items.map(({ id }) => id);
      let id = step.id;
      const takeAway = async () => {
        await calls.remove({ stepId: id });
        await reread();
      };
      // The server keeps no removed steps: what comes back is a new one in the same place.
      const bringBack = async () => {
        const { sceneId, yaw, pitch, zoom, text: said, seconds: length, narrationMediaId } = step;
        const before = id;
        id = (await calls.create({ sceneId, yaw, pitch, zoom, text: said, seconds: length, narrationMediaId })).id;
        const present = new Set((await calls.list({ tourId })).items.map((each) => each.id));
        const wanted = order.map((each) => (each === before ? id : each)).filter((each) => present.has(each));
        await calls.reorder({ tourId, stepIds: [...wanted, ...[...present].filter((each) => !wanted.includes(each))] });
        await reread();
      };
      await editor.act({ name: t('editor.guide.removed', { n: number }), redo: takeAway, undo: bringBack });
    });
  const saveSeconds = () => {
    const value = seconds.trim() === '' ? null : Number(seconds);
    if (value !== step.seconds && (value === null || (value >= 0.5 && value <= 3600))) void keep({ seconds: value });
  };
  return (
    <li
      ref={setNodeRef}
      data-step={step.id}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={`grid gap-3 rounded-lg border border-line bg-sheet p-3 ${isDragging ? 'relative z-10 opacity-80' : ''}`}
    >
      <div className="flex items-center gap-1">
        <button
          type="button"
          className="cursor-grab touch-none rounded-md p-1 text-quiet"
          {...attributes}
          {...listeners}
          aria-label={t('editor.guide.move', { n: number })}
        >
          <GripVertical size={16} aria-hidden />
        </button>
        <span className="me-auto truncate text-sm font-medium">
          {number}. {title}
        </span>
        <IconButton
          className="size-8"
          label={t('editor.guide.look', { n: number })}
          onClick={() => goTo({ scene: step.sceneId, look: { yaw: step.yaw, pitch: step.pitch, zoom: step.zoom } })}
        >
          <Eye size={16} aria-hidden />
        </IconButton>
        <IconButton
          className="size-8"
          label={t('editor.guide.again', { n: number })}
          disabled={!stage || !current}
          onClick={() => stage && current && void keep({ sceneId: current.id, ...stage.getView() })}
        >
          <Video size={16} aria-hidden />
        </IconButton>
        <IconButton className="size-8" label={t('editor.guide.remove', { n: number })} onClick={() => void remove()}>
          <Trash2 size={16} aria-hidden />
        </IconButton>
      </div>
      <TextArea
        ref={isFresh ? takeFocus : undefined}
        label={t('editor.guide.text')}
        rows={2}
        maxLength={5000}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={() => text !== (step.text ?? '') && void keep({ text: text || null })}
      />
      <details>
        <summary className="cursor-pointer text-xs text-quiet">{t('editor.guide.more')}</summary>
        <div className="mt-3 grid gap-3">
          <TextField
            label={t('editor.guide.seconds')}
            hint={t('editor.guide.secondsHint')}
            type="number"
            min={0.5}
            max={3600}
            step={0.5}
            value={seconds}
            onChange={({ target }) => setSeconds(target.value)}
            onBlur={saveSeconds}
          />
          <MediaField
            label={t('editor.guide.narration')}
            kind="audio"
            value={step.narrationMediaId}
            onChange={({ id }) => void keep({ narrationMediaId: id })}
            onClear={() => void keep({ narrationMediaId: null })}
          />
        </div>
      </details>
    </li>
  );
}
