import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { CheckField, TextField } from '../../ui/field.tsx';
import { RichTextField } from '../rich-text/rich-text-field.tsx';
import type { FieldsOf } from './content-fields.tsx';
import { SortableRows } from './sortable-rows.tsx';

const NOTHING = { blocks: [] };

export function QuizFields({ content, onChange, wrong }: FieldsOf<'quiz'>) {
  const { t } = useTranslation();
  const { options } = content;
  const problem = wrong('options');
  return (
    <div className="grid gap-3">
      <TextField
        label={t('editor.content.question')}
        maxLength={500}
        value={content.question}
        error={wrong('question')}
        onChange={({ target }) => onChange({ ...content, question: target.value })}
      />
      <SortableRows rows={options} least={2} onChange={(next) => onChange({ ...content, options: next })}>
        {(option, index, change) => (
          <>
            <TextField
              label={t('editor.content.answer', { n: index + 1 })}
              maxLength={200}
              value={option.text}
              error={wrong(`options.${index}.text`)}
              onChange={({ target }) => change({ text: target.value })}
            />
            <CheckField
              label={t('editor.content.correct')}
              checked={option.correct}
              onChange={({ target }) => change({ correct: target.checked })}
            />
          </>
        )}
      </SortableRows>
      <Button disabled={options.length >= 10} onClick={() => onChange({ ...content, options: [...options, { text: '', correct: false }] })}>
        <Plus size={16} aria-hidden />
        {t('editor.content.addAnswer')}
      </Button>
      {problem && (
        <p role="alert" className="text-xs text-danger">
          {problem}
        </p>
      )}
      <RichTextField
        label={t('editor.content.explanation')}
        value={content.explanation ?? NOTHING}
        onChange={(explanation) => onChange({ ...content, explanation: explanation.blocks.length > 0 ? explanation : undefined })}
      />
    </div>
  );
}
