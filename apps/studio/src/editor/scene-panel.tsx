import type { HotspotView, SceneView } from '@belvedere/sdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextArea, TextField } from '../ui/field.tsx';
import { useEditor } from './editor-context.ts';
import { FindingNotes, FindingSign } from './finding-notes.tsx';
import { HotspotIcon } from './hotspot-icon.tsx';
import { SceneActions } from './scene-actions.tsx';
import { SceneFiles } from './scene-files.tsx';
import { SceneView as ViewSettings } from './scene-view.tsx';

/** As many as are seen at a glance. */
const FEW = 6;

/** What is said of the scene on show, and the list of its hotspots: the same that is on the picture, for whoever reads rather than looks. */
export function ScenePanel(props: {
  scene: SceneView;
  hotspots: readonly HotspotView[];
  isLeveling: boolean;
  onLevel: (is: boolean) => void;
}) {
  const { scene, hotspots, isLeveling, onLevel } = props;
  const { t } = useTranslation();
  const { editor, findings } = useEditor();
  const name = t('editor.changedScene', { title: scene.title });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-4">
      <FindingNotes findings={findings.filter(({ sceneId, hotspotId }) => sceneId === scene.id && hotspotId === null)} />
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
      <HotspotList scene={scene} hotspots={hotspots} />
      <ViewSettings scene={scene} isLeveling={isLeveling} onLevel={onLevel} />
      <SceneFiles scene={scene} />
      <SceneActions scene={scene} />
    </div>
  );
}

function HotspotList({ scene, hotspots }: { scene: SceneView; hotspots: readonly HotspotView[] }) {
  const { t } = useTranslation();
  const { findings, goTo } = useEditor();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const shown = hotspots.filter(({ title, type }) => `${title} ${t(`editor.types.${type}`)}`.toLowerCase().includes(wanted));
  return (
    <section className="grid gap-2">
      <h2 className="text-sm font-medium">
        {t('editor.hotspots')} {hotspots.length > 0 && <span className="text-quiet">({hotspots.length})</span>}
      </h2>
      {hotspots.length === 0 && <p className="text-sm text-quiet">{t('editor.noHotspots')}</p>}
      {hotspots.length > FEW && (
        <TextField
          bare
          type="search"
          label={t('editor.searchHotspots')}
          placeholder={t('editor.searchHotspots')}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      )}
      {hotspots.length > 0 && shown.length === 0 && <p className="text-sm text-quiet">{t('editor.nothingFound')}</p>}
      <ul className="grid max-h-72 gap-0.5 overflow-auto">
        {shown.map((hotspot) => {
          const finding = findings.find(({ hotspotId }) => hotspotId === hotspot.id);
          return (
            <li key={hotspot.id}>
              <button
                type="button"
                className="flex min-h-9 w-full items-center gap-3 rounded-lg px-2 text-start text-sm hover:bg-raised"
                onClick={() =>
                  goTo({ scene: scene.id, hotspot: hotspot.id, look: { yaw: hotspot.yaw, pitch: hotspot.pitch, zoom: scene.initialZoom } })
                }
              >
                <HotspotIcon name={hotspot.iconUrl ?? hotspot.type} />
                <span className="me-auto truncate">{hotspot.title}</span>
                {finding && <FindingSign severity={finding.severity} />}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
