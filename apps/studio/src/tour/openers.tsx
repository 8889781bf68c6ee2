import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../app/reason-of.ts';
import { Button } from '../ui/button.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Loading } from '../ui/state.tsx';
import { ago } from '../words/format.ts';
import { moment } from '../words/moments.ts';

interface Opener {
  id: string;
  label: string;
  usedCount: number;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  expiresAt?: Date;
}

interface Props<T extends Opener> {
  items: readonly T[] | undefined;
  error: Error | null;
  empty: string;
  onRevoke: (opener: T) => void;
}

/** What opens a closed tour, with how often it did. */
export function Openers<T extends Opener>({ items, error, empty, onRevoke }: Props<T>) {
  const { t } = useTranslation();
  const [now] = useState(() => new Date());
  if (error) return <FormProblem message={reasonOf(error)} />;
  if (!items) return <Loading />;
  if (items.length === 0) return <p className="text-sm text-quiet">{empty}</p>;
  return (
    <ul className="grid divide-y divide-line">
      {items.map((each) => {
        const isOver = each.revokedAt !== null || (each.expiresAt !== undefined && each.expiresAt <= now);
        const facts = [
          each.revokedAt && t('publish.revokedWhen', { when: ago(each.revokedAt) }),
          !each.revokedAt && each.expiresAt && t('publish.until', { when: moment(each.expiresAt) }),
          t('publish.used', { count: each.usedCount }),
          each.lastUsedAt && t('publish.lastUsed', { when: ago(each.lastUsedAt) }),
        ];
        return (
          <li key={each.id} className="flex items-center gap-3 py-2">
            <div className="min-w-0 flex-1">
              <p className={isOver ? 'truncate text-sm text-quiet line-through' : 'truncate text-sm font-medium'}>{each.label}</p>
              <p className="text-xs text-quiet">{facts.filter(Boolean).join(' · ')}</p>
            </div>
            {!isOver && (
              <Button look="danger" aria-label={`${t('publish.revoke')}: ${each.label}`} onClick={() => onRevoke(each)}>
                {t('publish.revoke')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
