import type { FloorPlanView, MediaView, SceneView } from '@belvedere/sdk';
import { belvedereKey, useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useQueryClient } from '@tanstack/react-query';
import { Map as MapIcon, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { throwAtFirst } from '../../api/throw-at-first.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Loading } from '../../ui/state.tsx';
import { MediaField } from '../content/media-field.tsx';
import { MediaPicker } from '../content/media-picker.tsx';
import { useEditor, useTry } from '../editor-context.ts';
import { PlanMap } from './plan-map.tsx';

const NAMED_AFTER = /\.[^.]*$/;

/** Floor plans with the scenes on them. */
export function PlansPanel({ scene }: { scene: SceneView | undefined }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const queries = useQueryClient();
  const attempt = useTry();
  const { tourId, reload } = useEditor();
  const { plans: calls } = client.tours;
  const [chosen, setChosen] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const plans = useBelvedereQuery((api) => api.tours.plans.list, { tourId }, { staleTime: 0, throwOnError: throwAtFirst });
  const reread = async () => {
    await Promise.all([queries.invalidateQueries({ queryKey: belvedereKey(calls.list, { tourId }) }), reload()]);
  };
  const add = (media: MediaView) =>
    attempt(async () => {
      const name = media.originalName.replace(NAMED_AFTER, '').slice(0, 200) || t('editor.plans.untitled');
      setChosen((await calls.create({ tourId, name, mediaId: media.id })).id);
      await reread();
    });
  if (!plans.data) return <Loading />;
  const { items } = plans.data;
  const plan = items.find(({ id }) => id === chosen) ?? items[0];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-4">
      {!plan && (
        <div className="grid justify-items-center gap-3 py-6 text-center">
          <MapIcon size={28} strokeWidth={1.4} className="text-quiet" aria-hidden />
          <p className="text-sm text-quiet">{t('editor.plans.empty')}</p>
        </div>
      )}
      {items.length > 1 && (
        <SelectField label={t('editor.plans.floor')} value={plan?.id} onChange={({ target }) => setChosen(target.value)}>
          {items.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {plan && <PlanEditor key={plan.id} plan={plan} scene={scene} reread={reread} />}
      <Button className="justify-self-start" onClick={() => setAdding(true)}>
        <Plus size={16} aria-hidden />
        {t('editor.plans.add')}
      </Button>
      {isAdding && (
        <MediaPicker
          title={t('editor.plans.add')}
          kind="image"
          onClose={(media) => {
            setAdding(false);
            if (media) void add(media);
          }}
        />
      )}
    </div>
  );
}

function PlanEditor({ plan, scene, reread }: { plan: FloorPlanView; scene: SceneView | undefined; reread: () => Promise<void> }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const attempt = useTry();
  const { editor } = useEditor();
  const [name, setName] = useState(plan.name);
  const [level, setLevel] = useState(String(plan.level));
  const [isRemoving, setRemoving] = useState(false);
  const { plans: calls } = client.tours;
  const save = async (change: { name?: string; mediaId?: string; level?: number }) => {
    const { items } = await calls.list({ tourId: plan.tourId });
    const version = items.find(({ id }) => id === plan.id)?.version ?? plan.version;
    await calls.update({ planId: plan.id, version, ...change });
    await reread();
  };
  const keep = (change: { name?: string; mediaId?: string; level?: number }) => {
    const before = {
      ...(change.name !== undefined && { name: plan.name }),
      ...(change.mediaId && { mediaId: plan.mediaId }),
      ...(change.level !== undefined && { level: plan.level }),
    };
    return attempt(() =>
      editor.act({ name: t('editor.plans.changed', { name: plan.name }), redo: () => save(change), undo: () => save(before) }),
    );
  };
  const remove = () =>
    attempt(async () => {
      await calls.remove({ planId: plan.id });
      await reread();
    });
  return (
    <>
      <PlanMap plan={plan} scene={scene} reread={reread} />
      <div className="grid grid-cols-[1fr_5rem] gap-3">
        <TextField
          label={t('editor.plans.name')}
          maxLength={200}
          value={name}
          onChange={({ target }) => setName(target.value)}
          onBlur={() => name.trim() && name !== plan.name && void keep({ name: name.trim() })}
        />
        <TextField
          label={t('editor.plans.level')}
          type="number"
          min={-50}
          max={500}
          value={level}
          onChange={({ target }) => setLevel(target.value)}
          onBlur={() => Number.isInteger(Number(level)) && Number(level) !== plan.level && void keep({ level: Number(level) })}
        />
      </div>
      <MediaField label={t('editor.plans.picture')} kind="image" value={plan.mediaId} onChange={({ id }) => void keep({ mediaId: id })} />
      <Button look="danger" className="justify-self-start" onClick={() => setRemoving(true)}>
        <Trash2 size={16} aria-hidden />
        {t('editor.plans.remove')}
      </Button>
      <Confirm
        title={t('editor.plans.removeTitle', { name: plan.name })}
        action={t('editor.plans.remove')}
        open={isRemoving}
        onClose={() => setRemoving(false)}
        onConfirm={() => void remove()}
      >
        {t('editor.plans.removeHint')}
      </Confirm>
    </>
  );
}
