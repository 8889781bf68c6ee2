import type { SceneView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import type { TourManifest } from '@belvedere/viewer';
import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core';
import { arrayMove, SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Flag, GripVertical, ImagePlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../app/reason-of.ts';
import { DropZone } from '../tours/drop-zone.tsx';
import { createUploads } from '../tours/panorama-uploads.ts';
import { UploadList } from '../tours/upload-list.tsx';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useEditor } from './editor-context.ts';
import { FindingSign } from './finding-notes.tsx';
import { useSortWords } from './use-sort-words.ts';

/** Thumbnails that are to be seen from the start come before the tiles of the panorama. */
const SEEN_AT_ONCE = 8;

interface Props {
  manifest: TourManifest | null;
  current: string | undefined;
}

/** The scenes of the tour in their order, which a drag or the keyboard changes. */
export function SceneStrip({ manifest, current }: Props) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const toasts = useToasts();
  const { tourId, editor, scenes, reload } = useEditor();
  const [isAdding, setAdding] = useState(false);
  // What was moved stands in its new place until the server has told the new order.
  const [moved, setMoved] = useState<{ of: readonly SceneView[]; order: readonly string[] } | null>(null);
  const order = moved?.of === scenes ? moved.order : scenes.map(({ id }) => id);
  const sortWords = useSortWords(order);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  // They go on when the dialog is closed.
  const uploads = useMemo(
    () =>
      createUploads({
        client,
        tourId: () => Promise.resolve(tourId),
        made: () => void reload(),
        notImage: (name) => t('upload.notImage', { name }),
      }),
    [client, tourId, reload, t],
  );
  const save = async (next: readonly string[]) => {
    setMoved({ of: scenes, order: next });
    await client.tours.scenes.reorder({ tourId, sceneIds: [...next] });
    await reload();
  };
  const onDragEnd = async ({ active, over }: DragEndEvent) => {
    const [from, to] = [order.indexOf(String(active.id)), order.indexOf(String(over?.id))];
    if (from < 0 || to < 0 || from === to) return;
    const [before, after] = [order, arrayMove([...order], from, to)];
    try {
      await save(after);
      editor.history.add({ name: t('editor.reordered'), undo: () => save(before), redo: () => save(after) });
    } catch (error) {
      setMoved(null);
      toasts.failed(reasonOf(error));
    }
  };
  const sorted = order.flatMap((id) => scenes.find((scene) => scene.id === id) ?? []);

  return (
    <nav
      aria-label={t('editor.scenes')}
      className="flex min-h-0 flex-col gap-2 overflow-auto border-e border-line bg-sheet p-2 max-lg:border-e-0"
    >
      <DndContext
        accessibility={sortWords}
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={(event) => void onDragEnd(event)}
      >
        <SortableContext items={[...order]} strategy={verticalListSortingStrategy}>
          <ul className="grid gap-2 max-lg:grid-flow-col max-lg:auto-cols-[10rem] max-lg:overflow-auto">
            {sorted.map((scene) => (
              <SceneItem key={scene.id} scene={scene} thumbnail={thumbnailOf(manifest, scene.id)} isCurrent={scene.id === current} />
            ))}
          </ul>
        </SortableContext>
      </DndContext>
      <Button onClick={() => setAdding(true)} className="shrink-0 whitespace-normal">
        <ImagePlus size={16} aria-hidden />
        {t('editor.addScenes')}
      </Button>
      <Dialog title={t('editor.addScenes')} open={isAdding} onClose={() => setAdding(false)}>
        <DropZone onFiles={uploads.add} />
        <UploadList uploads={uploads} />
      </Dialog>
    </nav>
  );
}

/** By the draft's own address: what is not live is open to nobody else. */
function thumbnailOf(manifest: TourManifest | null, sceneId: string): string | null {
  const thumbnail = manifest?.scenes.find(({ id }) => id === sceneId)?.thumbnail;
  return manifest && thumbnail ? manifest.roots.tiles + thumbnail : null;
}

function SceneItem({ scene, thumbnail, isCurrent }: { scene: SceneView; thumbnail: string | null; isCurrent: boolean }) {
  const { t } = useTranslation();
  const { goTo, findings, tour, scenes } = useEditor();
  const own = findings.filter(({ sceneId }) => sceneId === scene.id);
  const worst = own.find(({ severity }) => severity === 'error') ?? own[0];
  const isStart = scene.id === (tour.startSceneId ?? scenes[0]?.id);
  const { setNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({ id: scene.id });
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={cx(
        'group relative overflow-hidden rounded-lg border border-line',
        isCurrent && 'border-accent ring-2 ring-accent',
        isDragging && 'z-10 opacity-80',
      )}
    >
      <button
        type="button"
        className="block w-full text-start"
        aria-current={isCurrent ? 'true' : undefined}
        aria-label={t('editor.scene', { title: scene.title })}
        title={isStart ? t('editor.start.is') : undefined}
        onClick={() => goTo({ scene: scene.id })}
      >
        <span className="grid aspect-[2/1] place-items-center bg-raised text-xs text-quiet">
          {thumbnail ? (
            <img
              src={thumbnail}
              alt=""
              loading={scenes.indexOf(scene) < SEEN_AT_ONCE ? 'eager' : 'lazy'}
              className="size-full object-cover"
            />
          ) : (
            scene.panorama && `${Math.round(scene.panorama.progress * 100)} %`
          )}
        </span>
        <span className="flex items-center gap-1.5 px-2 py-1.5 text-xs font-medium">
          {isStart && <Flag size={13} className="shrink-0 text-accent" aria-hidden />}
          <span className="me-auto truncate">{scene.title}</span>
          {worst && <FindingSign severity={worst.severity} />}
        </span>
      </button>
      <button
        type="button"
        className="absolute end-1 top-1 cursor-grab rounded-md bg-black/60 p-1 text-white opacity-0 group-focus-within:opacity-100 group-hover:opacity-100"
        {...attributes}
        {...listeners}
        aria-label={t('editor.moveScene', { title: scene.title })}
      >
        <GripVertical size={14} aria-hidden />
      </button>
    </li>
  );
}
