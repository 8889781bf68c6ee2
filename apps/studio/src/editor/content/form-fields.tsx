import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import type { FieldsOf } from './content-fields.tsx';
import { fieldNameOf } from './content-rules.ts';
import { SortableRows } from './sortable-rows.tsx';

const KINDS = ['text', 'email', 'tel', 'textarea', 'checkbox'] as const;

export function FormFields({ content, onChange, wrong }: FieldsOf<'form'>) {
  const { t } = useTranslation();
  const { fields } = content;
  const problem = wrong('fields');
  /** A field that nobody has named otherwise is called after its label. */
  const renamed = (index: number, label: string) => {
    const taken = fields.flatMap(({ name }, at) => (at === index ? [] : name));
    const before = fields[index];
    const follows = !before?.name || before.name === fieldNameOf(before.label, taken);
    return follows ? { label, name: fieldNameOf(label, taken) } : { label };
  };
  return (
    <div className="grid gap-3">
      <SortableRows rows={fields} least={1} onChange={(next) => onChange({ ...content, fields: next })}>
        {(field, index, change) => (
          <>
            <TextField
              label={t('editor.content.fieldLabel')}
              maxLength={200}
              value={field.label}
              error={wrong(`fields.${index}.label`)}
              onChange={({ target }) => change(renamed(index, target.value))}
            />
            <TextField
              label={t('editor.content.fieldName')}
              hint={t('editor.content.fieldNameHint')}
              maxLength={41}
              value={field.name}
              error={wrong(`fields.${index}.name`)}
              onChange={({ target }) => change({ name: target.value })}
            />
            <SelectField
              label={t('editor.content.fieldKind')}
              value={field.kind}
              onChange={({ target }) => change({ kind: KINDS.find((each) => each === target.value) ?? 'text' })}
            >
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`editor.content.fieldKinds.${kind}`)}
                </option>
              ))}
            </SelectField>
            <CheckField
              label={t('editor.content.fieldRequired')}
              checked={field.required}
              onChange={({ target }) => change({ required: target.checked })}
            />
          </>
        )}
      </SortableRows>
      <Button
        disabled={fields.length >= 20}
        onClick={() => onChange({ ...content, fields: [...fields, { name: '', label: '', kind: 'text', required: false }] })}
      >
        <Plus size={16} aria-hidden />
        {t('editor.content.addField')}
      </Button>
      {problem && (
        <p role="alert" className="text-xs text-danger">
          {problem}
        </p>
      )}
      <TextField
        label={t('editor.content.submitLabel')}
        maxLength={200}
        value={content.submitLabel}
        error={wrong('submitLabel')}
        onChange={({ target }) => onChange({ ...content, submitLabel: target.value })}
      />
    </div>
  );
}
