import type { WebhookView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereInfiniteQuery, useBelvedereQuery } from '@belvedere/sdk/react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../ui/ask.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Mark, PageHead } from '../../ui/page.tsx';
import { ShownOnce } from '../../ui/shown-once.tsx';
import { Empty, Loading } from '../../ui/state.tsx';
import { More } from '../../ui/table.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { ago } from '../../words/format.ts';
import { Deliveries } from './deliveries.tsx';

type Open = { what: 'new' } | { what: 'edit' | 'deliveries'; webhook: WebhookView };

/** Where partners hear of what happens. */
export function WebhooksPage() {
  const { t } = useTranslation();
  const { webhooks } = useBelvedere();
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const [open, setOpen] = useState<Open | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const list = useBelvedereInfiniteQuery((client) => client.webhooks.list, { limit: 50 }, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const stale = [webhooks.list];
  const remove = async ({ id, url }: WebhookView) => {
    if (!(await ask({ title: t('hooks.removeTitle'), text: t('hooks.removeText', { url }), action: t('hooks.remove') }))) return;
    await act(() => webhooks.remove({ id }), { done: t('hooks.removed'), stale });
  };
  const renew = async ({ id }: WebhookView) => {
    if (!(await ask({ title: t('hooks.renewTitle'), text: t('hooks.renewText'), action: t('hooks.renew') }))) return;
    const made = await act(() => webhooks.rotateSecret({ id }), { stale });
    if (made?.secret) setSecret(made.secret);
  };
  const test = ({ id }: WebhookView) => act(() => webhooks.test({ id }), { done: t('hooks.tested'), stale: [webhooks.deliveries.list] });
  const mark = ({ enabled, disabledReason, failingSince }: WebhookView) => {
    if (!enabled) return <Mark tone="quiet">{t(disabledReason ? `hooks.off.${disabledReason}` : 'hooks.switchedOff')}</Mark>;
    return failingSince ? (
      <Mark tone="bad">{t('hooks.failing', { when: ago(failingSince) })}</Mark>
    ) : (
      <Mark tone="good">{t('hooks.on')}</Mark>
    );
  };
  return (
    <>
      <PageHead title={t('work.places.webhooks')} lead={t('hooks.lead')}>
        <Button look="primary" onClick={() => setOpen({ what: 'new' })}>
          {t('hooks.create')}
        </Button>
      </PageHead>
      {!rows && <Loading />}
      {rows?.length === 0 && (
        <Empty title={t('hooks.empty')}>
          <p className="text-quiet">{t('hooks.emptyLead')}</p>
        </Empty>
      )}
      <ul className="grid gap-3">
        {rows?.map((webhook) => (
          <li key={webhook.id} className="grid gap-2 rounded-xl border border-line bg-sheet p-4">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <h2 className="font-mono text-sm font-medium break-all">{webhook.url}</h2>
              {mark(webhook)}
            </div>
            <p className="text-sm text-quiet">
              {[webhook.description, webhook.eventTypes.length ? webhook.eventTypes.join(', ') : t('hooks.everything')]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <div className="-ms-3 flex flex-wrap">
              <Button
                look="quiet"
                aria-label={`${t('hooks.deliveries')}: ${webhook.url}`}
                onClick={() => setOpen({ what: 'deliveries', webhook })}
              >
                {t('hooks.deliveries')}
              </Button>
              <Button look="quiet" disabled={isBusy} aria-label={`${t('hooks.test')}: ${webhook.url}`} onClick={() => void test(webhook)}>
                {t('hooks.test')}
              </Button>
              <Button look="quiet" aria-label={`${t('hooks.edit')}: ${webhook.url}`} onClick={() => setOpen({ what: 'edit', webhook })}>
                {t('hooks.edit')}
              </Button>
              <Button
                look="quiet"
                disabled={isBusy}
                aria-label={`${t(webhook.enabled ? 'keys.switchOff' : 'keys.switchOn')}: ${webhook.url}`}
                onClick={() =>
                  void act(() => webhooks.update({ id: webhook.id, enabled: !webhook.enabled }), { done: t('app.saved'), stale })
                }
              >
                {t(webhook.enabled ? 'keys.switchOff' : 'keys.switchOn')}
              </Button>
              <Button look="quiet" aria-label={`${t('hooks.renew')}: ${webhook.url}`} onClick={() => void renew(webhook)}>
                {t('hooks.renew')}
              </Button>
              <Button look="quiet" aria-label={`${t('hooks.remove')}: ${webhook.url}`} onClick={() => void remove(webhook)}>
                {t('hooks.remove')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <More list={list} />
      <Dialog
        title={t(open?.what === 'new' ? 'hooks.create' : 'hooks.edit')}
        open={open !== null && open.what !== 'deliveries'}
        onClose={() => setOpen(null)}
      >
        {open && (
          <WebhookForm
            webhook={open.what === 'edit' ? open.webhook : null}
            onDone={(made) => {
              setOpen(null);
              setSecret(made);
            }}
          />
        )}
      </Dialog>
      <Dialog
        title={t('hooks.deliveries')}
        open={open?.what === 'deliveries'}
        onClose={() => setOpen(null)}
        className="w-[min(48rem,calc(100vw-2rem))]"
      >
        {open?.what === 'deliveries' && <Deliveries webhookId={open.webhook.id} />}
      </Dialog>
      <ShownOnce
        title={t('hooks.secret')}
        lead={t('hooks.secretLead')}
        label={t('hooks.secret')}
        secret={secret}
        rows={2}
        onClose={() => setSecret(null)}
      />
    </>
  );
}

function WebhookForm({ webhook, onDone }: { webhook: WebhookView | null; onDone: (secret: string | null) => void }) {
  const { t } = useTranslation();
  const { webhooks } = useBelvedere();
  const { data } = useBelvedereQuery((client) => client.webhooks.types, {}, { throwOnError: true });
  const form = useForm({
    defaultValues: {
      url: webhook?.url ?? 'https://',
      description: webhook?.description ?? '',
      eventTypes: webhook?.eventTypes ?? ([] as string[]),
    },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = useSubmit(form, {
    call: async (typed) => {
      if (!webhook) return (await webhooks.create(typed)).secret;
      await webhooks.update({ id: webhook.id, ...typed });
      return null;
    },
    done: t('app.saved'),
    stale: [webhooks.list],
    next: onDone,
  });
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <FormProblem message={errors.root?.message} />
      <TextField label={t('hooks.url')} type="url" required error={errors.url?.message} {...form.register('url')} />
      <TextField label={t('hooks.description')} error={errors.description?.message} {...form.register('description')} />
      <fieldset className="grid gap-1">
        <legend className="mb-1 text-sm font-medium">{t('hooks.types')}</legend>
        <p className="text-xs text-quiet">{t('hooks.typesHint')}</p>
        {data?.items.map(({ type, describe }) => (
          <label key={type} className="flex items-start gap-2.5 py-1 text-sm">
            <input type="checkbox" value={type} className="mt-0.5 size-4.5 shrink-0 accent-accent" {...form.register('eventTypes')} />
            <span>
              <bdi>{describe}</bdi> <span className="block font-mono text-xs text-quiet">{type}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Button type="submit" look="primary" disabled={isSubmitting}>
        {t('app.save')}
      </Button>
    </form>
  );
}
