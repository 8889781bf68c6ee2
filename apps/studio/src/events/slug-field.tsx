import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TypedField } from '../tour/typed-field.tsx';
import { Button } from '../ui/button.tsx';
import type { EventParts } from './event-page.tsx';
import { eventAddress } from './use-event.ts';

/** The last part of an event’s address, and the whole of it. */
export function SlugField({ event, edit, refusal, tenant }: EventParts & { tenant: string }) {
  const { t } = useTranslation();
  return (
    <div className="grid gap-2">
      <TypedField
        isLate
        label={t('events.slug')}
        hint={t('events.slugHint')}
        maxLength={80}
        spellCheck={false}
        value={event.slug}
        error={refusal('slug')}
        onValue={(text) => {
          if (!text.trim()) return t('events.needsSlug');
          return edit({ slug: text.trim() });
        }}
      />
      <Address address={eventAddress(tenant, event)} />
    </div>
  );
}

/** The address of the page, to take along. */
function Address({ address }: { address: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(address);
  };
  const isCopied = copied === address;
  return (
    <p className="flex flex-wrap items-center gap-2 text-xs text-quiet">
      <span className="font-mono break-all">{address}</span>
      <Button className="min-h-7 px-2 py-0.5 text-xs" onClick={() => void copy()}>
        {isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        <output>{t(isCopied ? 'events.copied' : 'events.copyAddress')}</output>
      </Button>
    </p>
  );
}
