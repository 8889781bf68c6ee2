import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { loadRooms } from '../../words/words.ts';
import type { FieldsOf } from './content-fields.tsx';

/** With the words of its room, which the editor does without. */
const EventPicker = lazy(async () => {
  const [{ EventPicker: Picker }] = await Promise.all([import('../../events/event-picker.tsx'), loadRooms()]);
  return { default: Picker };
});

/** The event that a hotspot leads to: picked from a list, or typed. */
export function EventField({ content, onChange, wrong }: FieldsOf<'event'>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<boolean>();
  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <TextField
          label={t('editor.content.event')}
          hint={t('editor.content.slugHint')}
          value={content.eventSlug}
          error={wrong('eventSlug')}
          onChange={({ target }) => onChange({ ...content, eventSlug: target.value })}
        />
      </div>
      <Button
        className="mt-6.5"
        aria-label={`${t('editor.files.choose')}: ${t('editor.content.event')}`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('editor.files.choose')}
      </Button>
      {open !== undefined && (
        <Suspense>
          <EventPicker
            open={open}
            onClose={() => setOpen(false)}
            onPick={({ slug, title }) => {
              onChange({ ...content, eventSlug: slug, label: content.label || title });
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
