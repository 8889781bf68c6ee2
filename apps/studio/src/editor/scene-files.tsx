import type { MediaView, SceneView } from '@belvedere/sdk';
import { belvedereKey, useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { MediaField, type MediaKind } from './content/media-field.tsx';
import { MediaPicker } from './content/media-picker.tsx';
import { useEditor, useTry } from './editor-context.ts';

const ROLES = ['background', 'narration', 'gallery', 'document'] as const;
type Role = (typeof ROLES)[number];
const KINDS: Readonly<Record<Role, MediaKind>> = { background: 'audio', narration: 'audio', gallery: 'image', document: 'document' };

/** The panorama of the scene, and the files that go with it: sounds, pictures, papers. */
export function SceneFiles({ scene }: { scene: SceneView }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const queries = useQueryClient();
  const attempt = useTry();
  const { editor } = useEditor();
  const [adding, setAdding] = useState<Role | null>(null);
  const { media } = client.tours.scenes;
  const sceneId = scene.id;
  const { data } = useBelvedereQuery((api) => api.tours.scenes.media.list, { sceneId }, { staleTime: 0 });
  const items = data?.items ?? [];
  const reread = () => queries.invalidateQueries({ queryKey: belvedereKey(media.list, { sceneId }) });
  const attach = async (mediaId: string, role: Role) => {
    await media.attach({ sceneId, mediaId, role });
    await reread();
  };
  const detach = async (mediaId: string, role: Role) => {
    await media.detach({ sceneId, mediaId, role });
    await reread();
  };
  const name = t('editor.changedScene', { title: scene.title });
  const add = (file: MediaView, role: Role) =>
    attempt(() => editor.act({ name, redo: () => attach(file.id, role), undo: () => detach(file.id, role) }));
  const takeOff = (mediaId: string, role: Role) =>
    attempt(() => editor.act({ name, redo: () => detach(mediaId, role), undo: () => attach(mediaId, role) }));
  const swap = (before: string, file: MediaView, role: Role) =>
    attempt(() =>
      editor.act({
        name,
        redo: async () => {
          await detach(before, role);
          await attach(file.id, role);
        },
        undo: async () => {
          await detach(file.id, role);
          await attach(before, role);
        },
      }),
    );
  return (
    <details className="border-t border-line pt-3">
      <summary className="cursor-pointer text-sm font-medium">{t('editor.sceneFiles.title')}</summary>
      <div className="mt-3 grid gap-4">
        <MediaField
          label={t('editor.sceneFiles.panorama')}
          kind="image"
          isPanorama
          hint={t('editor.sceneFiles.panoramaHint')}
          value={scene.panoramaMediaId}
          onChange={({ id }) => editor.editScene(sceneId, { panoramaMediaId: id }, name)}
        />
        {ROLES.map((role) => (
          <div key={role} className="grid gap-2">
            {items
              .filter((item) => item.role === role)
              .map(({ mediaId }) => (
                <MediaField
                  key={mediaId}
                  label={t(`editor.sceneFiles.${role}`)}
                  kind={KINDS[role]}
                  value={mediaId}
                  onChange={(file) => void swap(mediaId, file, role)}
                  onClear={() => void takeOff(mediaId, role)}
                />
              ))}
            <Button className="justify-self-start" onClick={() => setAdding(role)}>
              <Plus size={16} aria-hidden />
              {t(`editor.sceneFiles.add.${role}`)}
            </Button>
          </div>
        ))}
      </div>
      {adding && (
        <MediaPicker
          title={t(`editor.sceneFiles.add.${adding}`)}
          kind={KINDS[adding]}
          onClose={(file) => {
            setAdding(null);
            if (file) void add(file, adding);
          }}
        />
      )}
    </details>
  );
}
