import type { EmbedView, TourView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../app/reason-of.ts';
import { useAsk } from '../ui/ask.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Section } from '../ui/page.tsx';
import { useAct } from '../ui/use-act.ts';
import { ago } from '../words/format.ts';
import { EmbedBuilder } from './embed-builder.tsx';

interface Props {
  tour: TourView;
  /** `new`, or the embed that is changed. */
  shown: string | undefined;
  onShow: (shown: string | undefined) => void;
}

/** Where the tour is embedded: what each site may show, how often it was seen, and its end. */
export function EmbedsSection({ tour, shown, onShow }: Props) {
  const { t } = useTranslation();
  const { embeds } = useBelvedere().tours;
  const ask = useAsk();
  const { act } = useAct();
  const { data, error } = useBelvedereQuery((client) => client.tours.embeds.list, { tourId: tour.id });
  const changed = data?.items.find(({ id }) => id === shown);
  const revoke = async (embed: EmbedView) => {
    const name = nameOf(embed, t('share.nowhere'));
    const question = { title: t('share.revokeTitle'), text: t('share.revokeText', { name }), action: t('publish.revoke') };
    if (await ask(question))
      await act(() => embeds.revoke({ id: embed.id }), { done: t('publish.revoked', { label: name }), stale: [embeds.list] });
  };
  return (
    <Section
      title={t('share.embedTitle')}
      lead={t('share.embedLead')}
      actions={
        tour.allowEmbedding && (
          <Button look="primary" onClick={() => onShow('new')}>
            {t('share.create')}
          </Button>
        )
      }
    >
      {!tour.allowEmbedding && <p className="text-sm text-warn">{t('share.notAllowed')}</p>}
      {error && <FormProblem message={reasonOf(error)} />}
      {data?.items.length === 0 && <p className="text-sm text-quiet">{t('share.noEmbed')}</p>}
      {!!data?.items.length && (
        <ul className="grid divide-y divide-line">
          {data.items.map((embed) => {
            const name = nameOf(embed, t('share.nowhere'));
            return (
              <li key={embed.id} className="flex items-center gap-2 py-2">
                <div className="min-w-0 flex-1">
                  <p className={embed.revokedAt ? 'truncate text-sm text-quiet line-through' : 'truncate text-sm font-medium'}>{name}</p>
                  <p className="text-xs text-quiet">
                    {[
                      embed.revokedAt && t('publish.revokedWhen', { when: ago(embed.revokedAt) }),
                      t('tours.views', { count: embed.embedViews }),
                      t('share.token', { hint: embed.tokenHint }),
                      embed.lastAccessAt && t('publish.lastUsed', { when: ago(embed.lastAccessAt) }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </div>
                {!embed.revokedAt && (
                  <>
                    <IconButton label={t('share.change', { name })} onClick={() => onShow(embed.id)}>
                      <Pencil size={16} aria-hidden />
                    </IconButton>
                    <IconButton label={`${t('publish.revoke')}: ${name}`} onClick={() => void revoke(embed)}>
                      <Trash2 size={16} aria-hidden className="text-danger" />
                    </IconButton>
                  </>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <Dialog
        title={t(shown === 'new' ? 'share.create' : 'share.changeTitle')}
        open={shown === 'new' || changed !== undefined}
        onClose={() => onShow(undefined)}
        className="w-[min(60rem,calc(100vw-2rem))]"
      >
        <EmbedBuilder key={shown} tour={tour} embed={changed} onDone={() => onShow(undefined)} />
      </Dialog>
    </Section>
  );
}

function nameOf({ domains }: EmbedView, nowhere: string): string {
  return domains.length > 0 ? domains.join(', ') : nowhere;
}
