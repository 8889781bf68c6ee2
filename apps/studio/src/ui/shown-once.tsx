import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { CopyField } from './copy-field.tsx';
import { Dialog } from './dialog.tsx';

interface ShownOnceProps {
  title: string;
  lead: string;
  label: string;
  /** null shows nothing. */
  secret: string | null;
  rows?: number | undefined;
  onClose: () => void;
}

/** A secret that nobody can show again. */
export function ShownOnce({ title, lead, label, secret, rows, onClose }: ShownOnceProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} open={secret !== null} onClose={onClose}>
      <p className="text-sm text-quiet">{lead}</p>
      <CopyField label={label} value={secret ?? ''} rows={rows} />
      <div className="flex justify-end">
        <Button look="primary" onClick={onClose}>
          {t('parts.kept')}
        </Button>
      </div>
    </Dialog>
  );
}
