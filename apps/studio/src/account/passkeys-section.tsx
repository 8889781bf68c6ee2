import type { PasskeyView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { createPasskey, isPasskeyRefusal } from '../api/passkeys.ts';
import { useAsk } from '../ui/ask.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Section } from '../ui/page.tsx';
import { useAct } from '../ui/use-act.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { ago } from '../words/format.ts';
import { day } from '../words/moments.ts';

export function PasskeysSection() {
  const { t } = useTranslation();
  const client = useBelvedere();
  const ask = useAsk();
  const { act } = useAct();
  const { data } = useBelvedereQuery(({ identity }) => identity.passkeys.list, {}, { throwOnError: true });
  const [open, setOpen] = useState<'new' | PasskeyView | null>(null);
  const { passkeys } = client.identity;
  const remove = async ({ id, name }: PasskeyView) => {
    if (!(await ask({ title: t('passkeys.removeTitle', { name }), text: t('passkeys.removeText'), action: t('passkeys.remove') }))) return;
    await act(() => passkeys.remove({ id }), { done: t('passkeys.removed', { name }), stale: [passkeys.list] });
  };
  return (
    <Section
      title={t('passkeys.title')}
      lead={t('passkeys.lead')}
      actions={<Button onClick={() => setOpen('new')}>{t('passkeys.add')}</Button>}
    >
      {data?.items.length === 0 && <p className="text-sm text-quiet">{t('passkeys.empty')}</p>}
      {!!data?.items.length && (
        <ul className="grid gap-2">
          {data.items.map((passkey) => (
            <li key={passkey.id} className="flex flex-wrap items-center gap-3 rounded-lg border border-line px-3 py-2">
              <KeyRound size={18} aria-hidden className="text-quiet" />
              <div className="me-auto min-w-0">
                <p className="truncate text-sm font-medium">{passkey.name}</p>
                <p className="text-xs text-quiet">
                  {t('passkeys.made', { when: day(passkey.createdAt) })}
                  {passkey.lastUsedAt && ` · ${t('passkeys.used', { when: ago(passkey.lastUsedAt) })}`}
                </p>
              </div>
              <Button look="quiet" aria-label={`${t('passkeys.rename')}: ${passkey.name}`} onClick={() => setOpen(passkey)}>
                {t('passkeys.rename')}
              </Button>
              <Button look="quiet" aria-label={`${t('passkeys.remove')}: ${passkey.name}`} onClick={() => void remove(passkey)}>
                {t('passkeys.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Dialog
        title={open === 'new' ? t('passkeys.add') : t('passkeys.rename')}
        open={open !== null}
        onClose={() => setOpen(null)}
        className="w-[min(26rem,calc(100vw-2rem))]"
      >
        {open && <NameForm passkey={open === 'new' ? null : open} onDone={() => setOpen(null)} />}
      </Dialog>
    </Section>
  );
}

function NameForm({ passkey, onDone }: { passkey: PasskeyView | null; onDone: () => void }) {
  const { t } = useTranslation();
  const { passkeys } = useBelvedere().identity;
  const form = useForm({ defaultValues: { name: passkey?.name ?? '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = useSubmit(form, {
    call: async ({ name }): Promise<unknown> => {
      if (passkey) return passkeys.rename({ id: passkey.id, name });
      const options = await passkeys.begin();
      const response = await createPasskey(options).catch((error: unknown) => {
        throw isPasskeyRefusal(error) ? new Error(t('passkeys.refused'), { cause: error }) : error;
      });
      return passkeys.register({ name, response });
    },
    done: t('app.saved'),
    stale: [passkeys.list],
    next: onDone,
  });
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <FormProblem message={errors.root?.message} />
      <TextField
        label={t('passkeys.name')}
        hint={t('passkeys.nameHint')}
        required
        error={errors.name?.message}
        {...form.register('name')}
      />
      <Button type="submit" look="primary" disabled={isSubmitting}>
        {t(passkey ? 'app.save' : 'passkeys.go')}
      </Button>
    </form>
  );
}
