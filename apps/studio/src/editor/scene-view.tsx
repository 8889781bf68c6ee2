import type { SceneView as Scene } from '@belvedere/sdk';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { loadRooms } from '../words/words.ts';
import { useEditor } from './editor-context.ts';
import type { SceneEdit } from './tour-editor.ts';

/** With the map of venues, whose words come with the rooms. */
const ScenePlace = lazy(async () => {
  const [{ ScenePlace: Part }] = await Promise.all([import('./scene-place.tsx'), loadRooms()]);
  return { default: Part };
});

const round = (value: number) => Math.round(value * 100) / 100;

/** How near and how far one can look, and how the camera stood: both taken from what is on screen. */
export function SceneView({ scene, isLeveling, onLevel }: { scene: Scene; isLeveling: boolean; onLevel: (is: boolean) => void }) {
  const { t } = useTranslation();
  const { editor, stage } = useEditor();
  const [isPlacing, setPlacing] = useState(false);
  const { id, title, minZoom, maxZoom, horizonPitch, horizonRoll, northOffset } = scene;
  const edit = (change: SceneEdit) => editor.editScene(id, change, t('editor.changedScene', { title }));
  const zoomNow = () => stage?.getView().zoom ?? 1;
  const angle = (name: 'horizonPitch' | 'horizonRoll' | 'northOffset', value: number, most: number) => (
    <TextField
      label={t(`editor.level.${name}`)}
      type="number"
      min={-most}
      max={most}
      step={0.5}
      value={round(value)}
      onChange={({ target: { valueAsNumber } }) => {
        if (Math.abs(valueAsNumber) <= most) edit({ [name]: valueAsNumber });
      }}
    />
  );
  return (
    <>
      <details className="border-t border-line pt-3">
        <summary className="cursor-pointer text-sm font-medium">{t('editor.limits.title')}</summary>
        <div className="mt-3 grid gap-2">
          <p className="text-xs text-quiet">{t('editor.limits.now', { min: round(minZoom), max: round(maxZoom) })}</p>
          <div className="flex flex-wrap gap-2">
            <Button disabled={!stage} onClick={() => edit({ minZoom: Math.min(round(zoomNow()), maxZoom) })}>
              {t('editor.limits.widest')}
            </Button>
            <Button disabled={!stage} onClick={() => edit({ maxZoom: Math.max(round(zoomNow()), minZoom) })}>
              {t('editor.limits.closest')}
            </Button>
            <Button look="quiet" onClick={() => edit({ minZoom: 0.6, maxZoom: 4 })}>
              {t('editor.limits.reset')}
            </Button>
          </div>
        </div>
      </details>
      <details className="border-t border-line pt-3" open={isLeveling} onToggle={({ currentTarget }) => onLevel(currentTarget.open)}>
        <summary className="cursor-pointer text-sm font-medium">{t('editor.level.title')}</summary>
        <div className="mt-3 grid gap-3">
          <p className="text-xs text-quiet">{t('editor.level.hint')}</p>
          <div className="grid grid-cols-2 gap-3">
            {angle('horizonPitch', horizonPitch, 90)}
            {angle('horizonRoll', horizonRoll, 180)}
            {angle('northOffset', northOffset, 360)}
          </div>
          <div className="flex flex-wrap gap-2">
            <Button disabled={!stage} onClick={() => stage && edit({ northOffset: round(-stage.getView().yaw) + 0 })}>
              {t('editor.level.northHere')}
            </Button>
            <Button look="quiet" onClick={() => edit({ horizonPitch: 0, horizonRoll: 0, northOffset: 0 })}>
              {t('editor.level.reset')}
            </Button>
          </div>
        </div>
      </details>
      <details className="border-t border-line pt-3" onToggle={({ currentTarget }) => setPlacing(currentTarget.open)}>
        <summary className="cursor-pointer text-sm font-medium">{t('editor.earth')}</summary>
        {isPlacing && (
          <Suspense>
            <ScenePlace key={id} scene={scene} />
          </Suspense>
        )}
      </details>
    </>
  );
}
