import type { HotspotContent, HotspotView, SceneView, ToursHotspotsCreateInput } from '@belvedere/sdk';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../app/reason-of.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { ContentFields } from './content/content-fields.tsx';
import { emptyContent, faultsOf, HOTSPOT_TYPES } from './content/content-rules.ts';
import { useEditor } from './editor-context.ts';
import { HotspotIcon } from './hotspot-icon.tsx';

interface Props {
  scene: SceneView;
  at: { yaw: number; pitch: number };
  onClose: (made: HotspotView | null) => void;
}

/** Asks what belongs at a place of the panorama: of which kind it is, and what it carries. */
export function NewHotspot({ scene, at, onClose }: Props) {
  const { t } = useTranslation();
  const { editor, scenes } = useEditor();
  const others = scenes.filter(({ id }) => id !== scene.id);
  const [content, setContent] = useState<HotspotContent>(() => emptyContent(others.length > 0 ? 'navigation' : 'info'));
  const [title, setTitle] = useState('');
  const [target, setTarget] = useState(others[0]?.id ?? '');
  const [problem, setProblem] = useState<string>();
  // What is missing is told when somebody thought that it was all.
  const [isTried, setTried] = useState(false);
  const faults = faultsOf(content);
  const isLink = content.type === 'navigation';
  const suggested = isLink ? (others.find(({ id }) => id === target)?.title ?? '') : '';
  const name = title.trim() || suggested;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length > 0 || !name) return;
    try {
      const input: ToursHotspotsCreateInput = {
        sceneId: scene.id,
        position: at,
        title: name,
        content,
        ...(isLink && { targetSceneId: target }),
      };
      onClose(await editor.addHotspot(input, t('editor.added', { title: name })));
    } catch (error) {
      setProblem(reasonOf(error));
    }
  };
  return (
    <Dialog title={t('editor.place')} open onClose={() => onClose(null)}>
      <form className="grid gap-4" noValidate onSubmit={(event) => void submit(event)}>
        <FormProblem message={problem} />
        <fieldset>
          <legend className="sr-only">{t('editor.kind')}</legend>
          <div className="grid grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-1.5">
            {HOTSPOT_TYPES.map((type) => (
              <label
                key={type}
                className="flex min-h-10 cursor-pointer items-center gap-2 rounded-lg border border-line px-2.5 text-sm has-checked:border-accent has-checked:bg-raised has-checked:font-medium has-disabled:opacity-50 has-focus-visible:outline-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="kind"
                  className="sr-only"
                  checked={content.type === type}
                  disabled={type === 'navigation' && others.length === 0}
                  onChange={() => {
                    setContent(emptyContent(type));
                    setTried(false);
                  }}
                />
                <HotspotIcon name={type} />
                {t(`editor.types.${type}`)}
              </label>
            ))}
          </div>
        </fieldset>
        {isLink && (
          <SelectField label={t('editor.target')} value={target} onChange={(event) => setTarget(event.target.value)}>
            {others.map(({ id, title: its }) => (
              <option key={id} value={id}>
                {its}
              </option>
            ))}
          </SelectField>
        )}
        <TextField
          label={t('editor.title')}
          maxLength={200}
          placeholder={suggested || undefined}
          value={title}
          error={isTried && !name ? t('editor.fault.required') : undefined}
          onChange={(event) => setTitle(event.target.value)}
        />
        <ContentFields key={content.type} content={content} onChange={setContent} faults={isTried ? faults : {}} />
        <div className="flex justify-end gap-2">
          <Button onClick={() => onClose(null)}>{t('app.cancel')}</Button>
          <Button type="submit" look="primary">
            {t('editor.add')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
