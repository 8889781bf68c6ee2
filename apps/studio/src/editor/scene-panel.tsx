import type { HotspotView, SceneView } from '@belvedere/sdk';
import { HOTSPOT_ICONS } from '@belvedere/viewer/icons';
import { useTranslation } from 'react-i18next';
import { TextArea, TextField } from '../ui/field.tsx';
import { useEditor } from './editor-context.ts';

/** What is said of the scene on show, and the list of its hotspots: the same that is on the picture, for whoever reads rather than looks. */
export function ScenePanel({ scene, hotspots }: { scene: SceneView; hotspots: readonly HotspotView[] }) {
  const { t } = useTranslation();
  const { editor, goTo } = useEditor();
  const name = t('editor.changedScene', { title: scene.title });
  return (
    <div className="grid gap-4 p-4">
      <TextField
        label={t('editor.title')}
        value={scene.title}
        maxLength={200}
        onChange={({ target: { value } }) => value.trim() && editor.editScene(scene.id, { title: value }, name)}
      />
      <TextArea
        label={t('editor.description')}
        rows={4}
        value={scene.description ?? ''}
        onChange={({ target: { value } }) => editor.editScene(scene.id, { description: value || null }, name)}
      />
      <h2 className="mt-2 text-sm font-medium">{t('editor.hotspots')}</h2>
      {hotspots.length === 0 && <p className="text-sm text-quiet">{t('editor.noHotspots')}</p>}
      <ul className="grid gap-1">
        {hotspots.map((hotspot) => (
          <li key={hotspot.id}>
            <button
              type="button"
              className="flex min-h-9 w-full items-center gap-3 rounded-lg px-2 text-start text-sm hover:bg-raised"
              onClick={() => goTo({ scene: scene.id, hotspot: hotspot.id })}
            >
              <svg viewBox="0 0 24 24" className="size-4.5 shrink-0 fill-none stroke-current stroke-[1.9]" aria-hidden>
                <path d={HOTSPOT_ICONS[hotspot.type] ?? HOTSPOT_ICONS['custom']} />
              </svg>
              <span className="truncate">{hotspot.title}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
