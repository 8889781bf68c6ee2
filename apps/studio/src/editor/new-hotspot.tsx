import type { HotspotView, SceneView, ToursHotspotsCreateInput } from '@belvedere/sdk';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../app/error-screen.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField, TextArea, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { useEditor } from './editor-context.ts';
import { richTextOf } from './rich-text.ts';

interface Props {
  scene: SceneView;
  scenes: readonly SceneView[];
  at: { yaw: number; pitch: number };
  onClose: (made: HotspotView | null) => void;
}

/** Asks what belongs at a place of the panorama: words, or the way into another scene. */
export function NewHotspot({ scene, scenes, at, onClose }: Props) {
  const { t } = useTranslation();
  const { editor } = useEditor();
  const others = scenes.filter(({ id }) => id !== scene.id);
  const [kind, setKind] = useState<'navigation' | 'info'>(others.length > 0 ? 'navigation' : 'info');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [target, setTarget] = useState(others[0]?.id ?? '');
  const [problem, setProblem] = useState<string>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const leadsTo = others.find(({ id }) => id === target);
    const content: Partial<ToursHotspotsCreateInput> =
      kind === 'navigation'
        ? { content: { type: 'navigation' }, targetSceneId: target }
        : { content: { type: 'info', body: richTextOf(text) } };
    const name = title.trim() || (kind === 'navigation' ? (leadsTo?.title ?? '') : '');
    try {
      const input = { sceneId: scene.id, position: at, title: name, ...content } as ToursHotspotsCreateInput;
      onClose(await editor.addHotspot(input, t('editor.added', { title: name })));
    } catch (error) {
      setProblem(reasonOf(error));
    }
  };
  return (
    <Dialog title={t('editor.place')} open onClose={() => onClose(null)}>
      <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormProblem message={problem} />
        <fieldset className="flex gap-2">
          <legend className="sr-only">{t('editor.kind')}</legend>
          {(['navigation', 'info'] as const).map((each) => (
            <label
              key={each}
              className="flex-1 cursor-pointer rounded-lg border border-edge px-3 py-2 text-center text-sm has-checked:border-accent has-checked:bg-raised has-checked:font-medium has-focus-visible:outline-2"
            >
              <input
                type="radio"
                name="kind"
                className="sr-only"
                checked={kind === each}
                disabled={each === 'navigation' && others.length === 0}
                onChange={() => setKind(each)}
              />
              {t(each === 'info' ? 'editor.info' : 'editor.link')}
            </label>
          ))}
        </fieldset>
        {kind === 'navigation' && (
          <SelectField label={t('editor.target')} value={target} onChange={(event) => setTarget(event.target.value)} required>
            {others.map(({ id, title: name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <TextField
          label={t('editor.title')}
          required={kind === 'info'}
          placeholder={kind === 'navigation' ? others.find(({ id }) => id === target)?.title : undefined}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        {kind === 'info' && <TextArea label={t('editor.text')} required value={text} onChange={(event) => setText(event.target.value)} />}
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
