import type { HotspotView, SceneView } from '@belvedere/sdk';
import { ArrowLeft, CornerDownLeft, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../app/error-screen.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { SelectField, TextArea, TextField } from '../ui/field.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useEditor } from './editor-context.ts';
import { plainTextOf, richTextOf } from './rich-text.ts';
import type { HotspotEdit } from './tour-editor.ts';

const ANIMATIONS = ['none', 'pulse', 'bounce', 'spin', 'glow'] as const;

/** What is said of the chosen hotspot, and how it looks. Every change shows at once and saves itself. */
export function HotspotPanel({ hotspot, scenes }: { hotspot: HotspotView; scenes: readonly SceneView[] }) {
  const { t } = useTranslation();
  const { editor, goTo } = useEditor();
  const toasts = useToasts();
  const { id, content, sceneId, targetSceneId } = hotspot;
  const edit = (change: HotspotEdit) => editor.editHotspot(id, change, t('editor.changedHotspot', { title: hotspot.title }));
  const text = content.type === 'info' ? plainTextOf(content.body) : null;
  const [draftText, setDraftText] = useState(text ?? '');
  const target = scenes.find((scene) => scene.id === targetSceneId);
  const here = scenes.find((scene) => scene.id === sceneId);

  const remove = async () => {
    try {
      goTo({ scene: sceneId });
      await editor.removeHotspot(id, t('editor.removed', { title: hotspot.title }));
    } catch (error) {
      toasts.failed(reasonOf(error));
    }
  };
  /** Opposite to where one arrives: whoever turns round finds the way back. */
  const makeWayBack = async () => {
    if (!target || !here) return;
    try {
      const yaw = ((target.initialViewAngle + 360) % 360) - 180;
      await editor.addHotspot(
        { sceneId: target.id, position: { yaw, pitch: -10 }, title: here.title, content: { type: 'navigation' }, targetSceneId: here.id },
        t('editor.wayBack'),
      );
      toasts.done(t('editor.wayBackDone', { title: target.title }));
    } catch (error) {
      toasts.failed(reasonOf(error));
    }
  };

  return (
    <div className="grid gap-4 p-4">
      <div className="flex items-center justify-between">
        <IconButton label={t('editor.backToScene')} onClick={() => goTo({ scene: sceneId })}>
          <ArrowLeft size={18} aria-hidden className="rtl:rotate-180" />
        </IconButton>
        <h2 className="font-medium">
          {t(content.type === 'navigation' ? 'editor.link' : content.type === 'info' ? 'editor.info' : 'editor.hotspot')}
        </h2>
        <IconButton label={t('editor.remove')} onClick={() => void remove()}>
          <Trash2 size={18} aria-hidden className="text-danger" />
        </IconButton>
      </div>
      <TextField
        label={t('editor.title')}
        value={hotspot.title}
        maxLength={200}
        onChange={({ target: { value } }) => value.trim() && edit({ title: value })}
      />
      {content.type === 'info' && text !== null && (
        <TextArea
          label={t('editor.text')}
          rows={6}
          value={draftText}
          onChange={({ target: { value } }) => {
            setDraftText(value);
            if (value.trim()) edit({ content: { type: 'info', body: richTextOf(value) } });
          }}
        />
      )}
      {content.type === 'navigation' && (
        <>
          <SelectField
            label={t('editor.target')}
            value={targetSceneId ?? ''}
            onChange={({ target: { value } }) => edit({ targetSceneId: value })}
          >
            {!target && <option value="">{t('editor.chooseTarget')}</option>}
            {scenes
              .filter((scene) => scene.id !== sceneId)
              .map((scene) => (
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
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t('editor.colour')}
          type="color"
          className="p-1"
          value={hotspot.iconColor}
          onChange={({ target: { value } }) => edit({ iconColor: value })}
        />
        <TextField
          label={t('editor.size')}
          type="range"
          min={0.5}
          max={2.5}
          step={0.1}
          className="px-0 accent-accent"
          value={hotspot.iconSize}
          onChange={({ target: { valueAsNumber } }) => edit({ iconSize: valueAsNumber })}
        />
      </div>
      <SelectField
        label={t('editor.animation')}
        value={hotspot.animationType}
        onChange={({ target: { value } }) => edit({ animationType: ANIMATIONS.find((each) => each === value) })}
      >
        {ANIMATIONS.map((each) => (
          <option key={each} value={each}>
            {t(`editor.animations.${each}`)}
          </option>
        ))}
      </SelectField>
      <p className="text-xs text-quiet">{t('editor.moveHint')}</p>
    </div>
  );
}
