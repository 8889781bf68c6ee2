import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { readOembed } from '../api/read-oembed.ts';
import { Facts } from '../ui/page.tsx';

/** What other sites are told of the tour's address when somebody pastes it there. */
export function OembedTest({ address }: { address: string }) {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ['oembed', address], queryFn: ({ signal }) => readOembed(address, signal) });
  if (!data) return null;
  if (data.kind === 'refused') return <p className="text-sm text-quiet">{t('share.oembedRefused', { reason: data.reason })}</p>;
  return (
    <div className="grid gap-3">
      <p className="flex items-center gap-2 text-sm text-good">
        <CircleCheck size={18} aria-hidden />
        {t('share.oembedWorks')}
      </p>
      <Facts
        facts={[
          [t('share.oembedTitle'), data.title],
          [t('share.oembedBy'), data.author],
          [t('share.oembedKind'), data.type],
        ]}
      />
    </div>
  );
}
