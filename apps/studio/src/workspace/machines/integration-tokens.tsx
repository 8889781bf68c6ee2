import type { IntegrationView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../ui/ask.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Fields, Mark } from '../../ui/page.tsx';
import { Loading } from '../../ui/state.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { ago } from '../../words/format.ts';
import { day } from '../../words/moments.ts';

/** The secrets of a service: which there are, and new ones in their place. */
export function IntegrationTokens({ integration }: { integration: IntegrationView }) {
  const { t } = useTranslation();
  const { tokens } = useBelvedere().integrations;
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const { data: types } = useBelvedereQuery((client) => client.integrations.types, {}, { throwOnError: true });
  const input = { integrationId: integration.id };
  const { data: list } = useBelvedereQuery((client) => client.integrations.tokens.list, input, { throwOnError: true });
  if (!types || !list) return <Loading />;
  const wanted = types.items.find(({ type }) => type === integration.integrationType)?.tokens ?? [];
  const forget = async (id: string, type: string) => {
    const question = {
      title: t('integrations.forgetTitle', { type }),
      text: t('integrations.forgetText'),
      action: t('integrations.forget'),
    };
    if (!(await ask(question))) return;
    await act(() => tokens.remove({ id }), { done: t('integrations.forgotten'), stale: [tokens.list] });
  };
  return (
    <>
      <p className="text-sm text-quiet">{t('integrations.tokensLead')}</p>
      {wanted.map(({ type, describe }) => {
        const token = list.items.find(({ tokenType }) => tokenType === type);
        return (
          <section key={type} aria-label={type} className="grid gap-3 rounded-lg border border-line p-4">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <div className="me-auto">
                <h3 className="font-mono text-sm font-medium">{type}</h3>
                <p className="text-xs text-quiet">
                  <bdi>{describe}</bdi>
                </p>
              </div>
              <Mark tone={token ? 'good' : 'warn'}>
                {token ? t('integrations.set', { when: ago(token.createdAt) }) : t('integrations.notSet')}
              </Mark>
              {token?.expiresAt && <span className="text-xs text-quiet">{t('integrations.runsOut', { when: day(token.expiresAt) })}</span>}
              {token && (
                <Button
                  look="quiet"
                  disabled={isBusy}
                  aria-label={`${t('integrations.forget')}: ${type}`}
                  onClick={() => void forget(token.id, type)}
                >
                  {t('integrations.remove')}
                </Button>
              )}
            </div>
            <TokenForm integrationId={integration.id} tokenType={type} />
          </section>
        );
      })}
    </>
  );
}

function TokenForm({ integrationId, tokenType }: { integrationId: string; tokenType: string }) {
  const { t } = useTranslation();
  const { integrations } = useBelvedere();
  const form = useForm({ defaultValues: { secret: '', expiresAt: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = useSubmit(form, {
    call: ({ secret, expiresAt }) =>
      integrations.tokens.set({ integrationId, tokenType, secret, expiresAt: expiresAt === '' ? null : new Date(`${expiresAt}T00:00`) }),
    done: t('integrations.sealed'),
    stale: [integrations.tokens.list, integrations.list],
    next: () => form.reset(),
  });
  return (
    <form className="grid gap-3" onSubmit={submit}>
      <FormProblem message={errors.root?.message} />
      <Fields>
        <TextField
          label={t('integrations.secret')}
          hint={t('integrations.secretHint')}
          type="password"
          autoComplete="off"
          required
          minLength={4}
          error={errors.secret?.message}
          {...form.register('secret')}
        />
        <TextField
          label={t('integrations.expires')}
          hint={t('integrations.expiresHint')}
          type="date"
          error={errors.expiresAt?.message}
          {...form.register('expiresAt')}
        />
      </Fields>
      <div>
        <Button type="submit" disabled={isSubmitting}>
          {t('integrations.seal')}
        </Button>
      </div>
    </form>
  );
}
