import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';
import { Button } from '../ui/button.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Mark, Section } from '../ui/page.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { ShownOnce } from '../ui/shown-once.tsx';
import { useAct } from '../ui/use-act.ts';
import { useSubmit } from '../ui/use-submit.ts';

interface Setup {
  secret: string;
  uri: string;
}

/** One-time codes of an authenticator app, and the recovery codes for the day on which it is lost. */
export function TotpSection() {
  const { t } = useTranslation();
  const { secondFactor } = useBelvedere().identity;
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const { data } = useBelvedereQuery(({ identity }) => identity.secondFactor.get, {}, { throwOnError: true });
  const [setup, setSetup] = useState<Setup | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const begin = async () => setSetup((await act(() => secondFactor.beginTotp())) ?? null);
  const renew = async () => {
    const made = await act(() => secondFactor.renewRecoveryCodes(), { stale: [secondFactor.get] });
    if (made) setCodes(made.codes);
  };
  const turnOff = async () => {
    if (!(await ask({ title: t('totp.offTitle'), text: t('totp.offText'), action: t('totp.off') }))) return;
    await act(() => secondFactor.disableTotp(), { done: t('totp.isOff'), stale: [secondFactor.get] });
  };
  return (
    <Section
      title={t('totp.title')}
      lead={t('totp.lead')}
      actions={data && <Mark tone={data.totp ? 'good' : 'quiet'}>{t(data.totp ? 'totp.stateOn' : 'totp.stateOff')}</Mark>}
    >
      {data && !data.totp && (
        <div>
          <Button disabled={isBusy} onClick={() => void begin()}>
            {t('totp.on')}
          </Button>
        </div>
      )}
      {data?.totp && (
        <>
          <p className="text-sm">{t('totp.left', { count: data.recoveryCodes })}</p>
          <div className="flex flex-wrap gap-2">
            <Button disabled={isBusy} onClick={() => void renew()}>
              {t('totp.renew')}
            </Button>
            <Button look="danger" disabled={isBusy} onClick={() => void turnOff()}>
              {t('totp.off')}
            </Button>
          </div>
        </>
      )}
      <Dialog title={t('totp.on')} open={setup !== null} onClose={() => setSetup(null)}>
        {setup && (
          <FirstCode
            setup={setup}
            onDone={(made) => {
              setSetup(null);
              setCodes(made);
            }}
          />
        )}
      </Dialog>
      <ShownOnce
        title={t('totp.codesTitle')}
        lead={t('totp.codesLead')}
        label={t('totp.codes')}
        secret={codes?.join('\n') ?? null}
        rows={10}
        onClose={() => setCodes(null)}
      />
    </Section>
  );
}

function FirstCode({ setup, onDone }: { setup: Setup; onDone: (codes: readonly string[]) => void }) {
  const { t } = useTranslation();
  const { secondFactor } = useBelvedere().identity;
  const form = useForm({ defaultValues: { code: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = useSubmit(form, {
    call: ({ code }) => secondFactor.confirmTotp({ code: code.replace(/\s/g, '') }),
    done: t('totp.isOn'),
    stale: [secondFactor.get],
    next: ({ codes }) => onDone(codes),
  });
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <p className="text-sm text-quiet">{t('totp.scan')}</p>
      <QrCode text={setup.uri} label={t('totp.qr')} className="mx-auto w-52" />
      <CopyField label={t('totp.secret')} value={setup.secret} rows={1} />
      <FormProblem message={errors.root?.message} />
      <TextField
        label={t('stepUp.code')}
        hint={t('stepUp.codeHint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        error={errors.code?.message}
        {...form.register('code')}
      />
      <Button type="submit" look="primary" disabled={isSubmitting}>
        {t('totp.confirm')}
      </Button>
    </form>
  );
}
