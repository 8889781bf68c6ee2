import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/page.tsx';
import { useAct } from '../ui/use-act.ts';
import { day } from '../words/moments.ts';

/** Sites of others that say who one is. */
export function ExternalSection() {
  const { t } = useTranslation();
  const { external } = useBelvedere().identity;
  const ask = useAsk();
  const { act } = useAct();
  const { data } = useBelvedereQuery(({ identity }) => identity.external.list, {}, { throwOnError: true });
  if (!data?.items.length) return null;
  const unlink = async (id: string, name: string) => {
    if (!(await ask({ title: t('external.removeTitle', { name }), text: t('external.removeText'), action: t('external.remove') }))) return;
    await act(() => external.unlink({ id }), { done: t('external.removed', { name }), stale: [external.list] });
  };
  return (
    <Section title={t('external.title')} lead={t('external.lead')}>
      <ul className="grid gap-2">
        {data.items.map(({ id, provider, email, createdAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-3 rounded-lg border border-line px-3 py-2 text-sm">
            <div className="me-auto">
              <p className="font-medium">{provider}</p>
              <p className="text-xs text-quiet">{[email, day(createdAt)].filter(Boolean).join(' · ')}</p>
            </div>
            <Button look="quiet" aria-label={`${t('external.remove')}: ${provider}`} onClick={() => void unlink(id, provider)}>
              {t('external.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
