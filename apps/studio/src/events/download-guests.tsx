import { useBelvedere } from '@belvedere/sdk/react';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../reports/save-file.ts';
import { Button } from '../ui/button.tsx';
import { useAct } from '../ui/use-act.ts';

/** The guests of an event for spreadsheets; very many in several files. */
export function DownloadGuests({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const { guests } = useBelvedere().events;
  const { act, isBusy } = useAct();
  const download = async () => {
    for (let cursor: string | null | undefined; cursor !== null;) {
      const file = await guests.export({ eventId, ...(cursor && { cursor }) });
      saveFile(file);
      cursor = file.nextCursor;
    }
  };
  return (
    <Button disabled={isBusy} onClick={() => void act(download)}>
      <Download size={16} aria-hidden />
      {t('board.download')}
    </Button>
  );
}
