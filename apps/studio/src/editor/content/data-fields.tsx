import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import type { FieldsOf } from './content-fields.tsx';
import { SortableRows } from './sortable-rows.tsx';

interface Row {
  name: string;
  value: string;
}

/** `3` is a number and `true` is true, as an element of the page would read them; everything else is words. */
function valueOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return text.trim() !== '' && String(Number(text)) === text ? Number(text) : text;
}

/** An element of the page that shows the tour, and what it is given. */
export function DataFields({ content, onChange, wrong }: FieldsOf<'custom'>) {
  const { t } = useTranslation();
  // Rows without a name yet are nothing that could be kept.
  const [rows, setRows] = useState<readonly Row[]>(() =>
    Object.entries(content.data).map(([name, value]) => ({ name, value: String(value) })),
  );
  const changeRows = (next: readonly Row[]) => {
    setRows(next);
    onChange({ ...content, data: Object.fromEntries(next.filter(({ name }) => name).map(({ name, value }) => [name, valueOf(value)])) });
  };
  return (
    <div className="grid gap-3">
      <TextField
        label={t('editor.content.element')}
        hint={t('editor.content.elementHint')}
        maxLength={80}
        value={content.element}
        error={wrong('element')}
        onChange={({ target }) => onChange({ ...content, element: target.value })}
      />
      <SortableRows rows={rows} onChange={changeRows}>
        {(row, index, change) => (
          <div className="grid grid-cols-2 gap-2">
            <TextField
              label={t('editor.content.dataName', { n: index + 1 })}
              maxLength={100}
              value={row.name}
              onChange={({ target }) => change({ name: target.value })}
            />
            <TextField
              label={t('editor.content.dataValue', { n: index + 1 })}
              maxLength={2000}
              value={row.value}
              onChange={({ target }) => change({ value: target.value })}
            />
          </div>
        )}
      </SortableRows>
      <Button onClick={() => setRows([...rows, { name: '', value: '' }])}>
        <Plus size={16} aria-hidden />
        {t('editor.content.addData')}
      </Button>
    </div>
  );
}
