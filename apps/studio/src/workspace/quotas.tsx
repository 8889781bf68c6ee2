import type { QuotaView } from '@belvedere/sdk';
import { useBelvedereQuery } from '@belvedere/sdk/react';
import { useTranslation } from 'react-i18next';
import { Section } from '../ui/page.tsx';
import { amount, bytes } from '../words/moments.ts';

/** How much of what is used, and how much there may be. */
export function Quotas() {
  const { t } = useTranslation();
  const { data } = useBelvedereQuery((client) => client.tenancy.quotas.get, {}, { throwOnError: true });
  const say = ({ resource }: QuotaView, number: number) => (resource === 'media_bytes' ? bytes(number) : amount(number));
  return (
    <Section title={t('settings.quotas')} lead={t('settings.quotasLead')}>
      <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {data?.items.map((quota) => (
          <li key={quota.resource} className="grid gap-1.5 text-sm">
            <div className="flex justify-between gap-3">
              <span className="font-medium">{t(`settings.resources.${quota.resource}`)}</span>
              <span className="text-quiet">
                {quota.limit === null
                  ? t('settings.unlimited', { used: say(quota, quota.used) })
                  : t('settings.usedOf', { used: say(quota, quota.used), limit: say(quota, quota.limit) })}
              </span>
            </div>
            {quota.limit !== null && (
              <meter
                aria-label={t(`settings.resources.${quota.resource}`)}
                min={0}
                max={quota.limit}
                low={quota.limit * 0.8}
                high={quota.limit * 0.95}
                optimum={0}
                value={quota.used}
                className="h-3 w-full"
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
