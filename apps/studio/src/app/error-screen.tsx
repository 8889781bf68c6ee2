import { isBelvedereError } from '@belvedere/sdk';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { reasonOf } from './reason-of.ts';

/** Takes the place of a screen that failed; the rest of the studio goes on. */
export function ErrorScreen({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const requestId = isBelvedereError(error) ? error.requestId : undefined;
  return (
    <div className="mx-auto grid max-w-xl gap-4 px-6 py-20" role="alert">
      <h1 className="text-2xl font-semibold">{t('app.errorTitle')}</h1>
      <p className="text-quiet">{reasonOf(error)}</p>
      {requestId && <p className="font-mono text-xs text-quiet">{t('app.errorRequest', { id: requestId })}</p>}
      <div>
        <Button
          look="primary"
          onClick={() => {
            reset();
            void router.invalidate();
          }}
        >
          {t('app.retry')}
        </Button>
      </div>
    </div>
  );
}
