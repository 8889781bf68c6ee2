import type { HotspotContent, HotspotView } from '@belvedere/sdk';
import { ArrowLeft, Copy, CornerDownLeft, Eye, Pentagon, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../ui/button.tsx';
import { SelectField, TextArea, TextField } from '../ui/field.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { ContentFields } from './content/content-fields.tsx';
import { faultsOf } from './content/content-rules.ts';
import { useEditor, useTry } from './editor-context.ts';
import { FindingNotes } from './finding-notes.tsx';
import { HotspotLook } from './hotspot-look.tsx';
import type { HotspotEdit } from './tour-editor.ts';

/** What is said of the chosen hotspot, and how it looks. Every change shows at once and saves itself. */
export function HotspotPanel({ hotspot }: { hotspot: HotspotView }) {
  const { t } = useTranslation();
  const { editor, scenes, findings, goTo, setMode } = useEditor();
  const toasts = useToasts();
  const attempt = useTry();
  const { id, sceneId, targetSceneId, title } = hotspot;
  // What can't be saved yet is kept here until it can.
  const [unfinished, setUnfinished] = useState<HotspotContent | null>(null);
  const content = unfinished ?? hotspot.content;
  const edit = (change: HotspotEdit) => editor.editHotspot(id, change, t('editor.changedHotspot', { title }));
  const faults = faultsOf(content);
  const write = (next: HotspotContent) => {
    const isWhole = Object.keys(faultsOf(next)).length === 0;
    setUnfinished(isWhole ? null : next);
    if (isWhole) edit({ content: next });
  };
  const target = scenes.find((scene) => scene.id === targetSceneId);
  const here = scenes.find((scene) => scene.id === sceneId);
  const others = scenes.filter((scene) => scene.id !== sceneId);

  const remove = () =>
    attempt(async () => {
      goTo({ scene: sceneId });
      await editor.removeHotspot(id, t('editor.removed', { title }));
      toasts.done(t('editor.removedHint', { title }));
    });
  const duplicate = () =>
    attempt(async () => {
      const { description, area, iconUrl, iconColor, iconSize, animationType, animationSpeed } = hotspot;
      const position = { yaw: ((hotspot.yaw + 184 + 360) % 360) - 180, pitch: hotspot.pitch };
      const look = { iconUrl, iconColor, iconSize, animationType, animationSpeed };
      const copy = await editor.addHotspot(
        { sceneId, position, title, description, content: hotspot.content, targetSceneId, area, ...look },
        t('editor.duplicated', { title }),
      );
      goTo({ scene: sceneId, hotspot: copy.id });
    });
  /** Opposite to where one arrives: whoever turns round finds the way back. */
  const makeWayBack = () =>
    attempt(async () => {
      if (!target || !here) return;
      const yaw = ((target.initialViewAngle + 360) % 360) - 180;
      await editor.addHotspot(
        { sceneId: target.id, position: { yaw, pitch: -10 }, title: here.title, content: { type: 'navigation' }, targetSceneId: here.id },
        t('editor.wayBack'),
      );
      toasts.done(t('editor.wayBackDone', { title: target.title }));
    });
  const chooseArrival = () => {
    if (!target) return;
    const view = hotspot.content.type === 'navigation' ? hotspot.content.view : undefined;
    const { initialViewAngle, initialPitch, initialZoom } = target;
    const look = { yaw: view?.yaw ?? initialViewAngle, pitch: view?.pitch ?? initialPitch, zoom: view?.zoom ?? initialZoom };
    setMode({ kind: 'arrive', hotspotId: id, from: sceneId });
    goTo({ scene: target.id, look });
  };

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-4">
      <div className="flex items-center justify-between gap-2">
        <IconButton label={t('editor.backToScene')} onClick={() => goTo({ scene: sceneId })}>
          <ArrowLeft size={18} aria-hidden className="rtl:rotate-180" />
        </IconButton>
        <h2 className="truncate font-medium">{t(`editor.types.${content.type}`)}</h2>
        <div className="flex">
          <IconButton label={t('editor.duplicate')} onClick={() => void duplicate()}>
            <Copy size={17} aria-hidden />
          </IconButton>
          <IconButton label={t('editor.remove')} onClick={() => void remove()}>
            <Trash2 size={18} aria-hidden className="text-danger" />
          </IconButton>
        </div>
      </div>
      <FindingNotes findings={findings.filter(({ hotspotId }) => hotspotId === id)} />
      <TextField
        label={t('editor.title')}
        value={title}
        maxLength={200}
        onChange={({ target: { value } }) => value.trim() && edit({ title: value })}
      />
      {content.type === 'navigation' && (
        <>
          <SelectField
            label={t('editor.target')}
            value={targetSceneId ?? ''}
            onChange={({ target: { value } }) => edit({ targetSceneId: value })}
          >
            {!target && <option value="">{t('editor.chooseTarget')}</option>}
            {others.map((scene) => (
              <option key={scene.id} value={scene.id}>
                {scene.title}
              </option>
            ))}
          </SelectField>
          <Button onClick={() => void makeWayBack()} disabled={!target}>
            <CornerDownLeft size={16} aria-hidden />
            {t('editor.wayBack')}
          </Button>
        </>
      )}
      <ContentFields content={content} onChange={write} faults={faults} />
      {unfinished && <output className="text-xs text-warn">{t('editor.unfinished')}</output>}
      {content.type === 'navigation' && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={chooseArrival} disabled={target?.panorama?.status !== 'ready'}>
            <Eye size={16} aria-hidden />
            {t('editor.arrival.choose')}
          </Button>
          {content.view && (
            <Button look="quiet" onClick={() => write({ ...content, view: undefined })}>
              {t('editor.arrival.clear')}
            </Button>
          )}
        </div>
      )}
      <TextArea
        label={t('editor.description')}
        hint={t('editor.hotspotDescriptionHint')}
        rows={2}
        value={hotspot.description ?? ''}
        onChange={({ target: { value } }) => edit({ description: value || null })}
      />
      <HotspotLook hotspot={hotspot} edit={edit} />
      <div className="grid gap-3 border-t border-line pt-3">
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setMode({ kind: 'area', hotspotId: id })}>
            <Pentagon size={16} aria-hidden />
            {t(hotspot.area ? 'editor.area.again' : 'editor.area.draw')}
          </Button>
          {hotspot.area && (
            <Button look="quiet" onClick={() => edit({ area: null })}>
              {t('editor.area.clear')}
            </Button>
          )}
        </div>
        {others.length > 0 && (
          <SelectField
            label={t('editor.inScene')}
            value={sceneId}
            onChange={({ target: { value } }) => {
              edit({ sceneId: value });
              goTo({ scene: value, hotspot: id });
            }}
          >
            {scenes.map((scene) => (
              <option key={scene.id} value={scene.id}>
                {scene.title}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      <p className="text-xs text-quiet">{t('editor.moveHint')}</p>
    </div>
  );
}
