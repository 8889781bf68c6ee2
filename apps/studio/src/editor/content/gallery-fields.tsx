import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import type { FieldsOf } from './content-fields.tsx';
import { MediaField } from './media-field.tsx';
import { MediaPicker } from './media-picker.tsx';
import { SortableRows } from './sortable-rows.tsx';

export function GalleryFields({ content, onChange, wrong }: FieldsOf<'gallery'>) {
  const { t } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const { images } = content;
  const problem = wrong('images');
  return (
    <div className="grid gap-2">
      <SortableRows rows={images} onChange={(next) => onChange({ ...content, images: next })}>
        {(image, index, change) => (
          <>
            <MediaField
              label={t('editor.content.pictureNumber', { n: index + 1 })}
              kind="image"
              value={image.mediaId}
              onChange={({ id, altText }) => change({ mediaId: id, alt: image.alt || (altText ?? '') })}
            />
            <TextField
              label={t('editor.content.alt')}
              maxLength={500}
              value={image.alt}
              onChange={({ target }) => change({ alt: target.value })}
            />
            <TextField
              label={t('editor.content.caption')}
              maxLength={500}
              value={image.caption ?? ''}
              onChange={({ target }) => change({ caption: target.value || undefined })}
            />
          </>
        )}
      </SortableRows>
      <Button onClick={() => setAdding(true)} disabled={images.length >= 100}>
        <Plus size={16} aria-hidden />
        {t('editor.content.addPicture')}
      </Button>
      {problem && (
        <p role="alert" className="text-xs text-danger">
          {problem}
        </p>
      )}
      {isAdding && (
        <MediaPicker
          title={t('editor.content.addPicture')}
          kind="image"
          onClose={(media) => {
            setAdding(false);
            if (media) onChange({ ...content, images: [...images, { mediaId: media.id, alt: media.altText ?? '' }] });
          }}
        />
      )}
    </div>
  );
}
