import type { SceneView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import { Copy, Flag, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useEditor, useTry } from './editor-context.ts';

/** Begins the tour here, copies the scene, or takes it away; all can be taken back. */
export function SceneActions({ scene }: { scene: SceneView }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const toasts = useToasts();
  const attempt = useTry();
  const { editor, tour, tourId, scenes, goTo, reload } = useEditor();
  const { id, title } = scene;
  const isStart = id === (tour.startSceneId ?? scenes[0]?.id);

  const startWith = async (startSceneId: string | null) => {
    const { version } = await client.tours.get({ id: tourId });
    await client.tours.update({ id: tourId, version, startSceneId });
    await reload();
  };
  const takeAway = async (sceneId: string) => {
    await editor.flush();
    await client.tours.scenes.remove({ id: sceneId });
    await reload();
  };
  const bringBack = async (sceneId: string) => {
    editor.scenes.take([await client.tours.scenes.restore({ id: sceneId })]);
    await reload();
  };
  const begin = () => {
    const before = tour.startSceneId;
    return attempt(() => editor.act({ name: t('editor.start.name', { title }), redo: () => startWith(id), undo: () => startWith(before) }));
  };
  const duplicate = () =>
    attempt(async () => {
      await editor.flush();
      const copy = await client.tours.scenes.duplicate({
        id,
        title: t('editor.copyOf', { title, interpolation: { escapeValue: false } }).slice(0, 200),
      });
      await reload();
      editor.history.add({ name: t('editor.duplicated', { title }), undo: () => takeAway(copy.id), redo: () => bringBack(copy.id) });
      goTo({ scene: copy.id });
    });
  const remove = () =>
    attempt(async () => {
      const at = scenes.findIndex((each) => each.id === id);
      const next = scenes[at + 1] ?? scenes[at - 1];
      await editor.act({ name: t('editor.removed', { title }), redo: () => takeAway(id), undo: () => bringBack(id) });
      if (next) goTo({ scene: next.id });
      toasts.done(t('editor.removedHint', { title }));
    });

  return (
    <div className="flex flex-wrap gap-2 border-t border-line pt-4">
      <Button disabled={isStart} onClick={() => void begin()}>
        <Flag size={16} aria-hidden />
        {t(isStart ? 'editor.start.is' : 'editor.start.make')}
      </Button>
      <Button onClick={() => void duplicate()}>
        <Copy size={16} aria-hidden />
        {t('editor.duplicate')}
      </Button>
      <Button look="danger" onClick={() => void remove()}>
        <Trash2 size={16} aria-hidden />
        {t('editor.removeScene')}
      </Button>
    </div>
  );
}
