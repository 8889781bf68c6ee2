import { isBelvedereError } from '@belvedere/sdk';
import { createContext, useCallback, useContext, useState, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ownClient } from '../api/client.ts';
import { askPasskey, isPasskeyRefusal } from '../api/passkeys.ts';
import { reasonOf } from '../app/reason-of.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './field.tsx';
import { FormProblem } from './form-problem.tsx';

/** Makes a call, and once more after the person has shown who they are, where the server wants that. */
type WithStepUp = <T>(call: () => Promise<T>) => Promise<T>;
const Context = createContext<WithStepUp | null>(null);

interface Asked {
  settle(isConfirmed: boolean): void;
}

export function StepUpProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked | null>(null);
  const withStepUp = useCallback<WithStepUp>(async (call) => {
    try {
      return await call();
    } catch (error) {
      if (!isBelvedereError(error, 'common.step_up_required')) throw error;
      const isConfirmed = await new Promise<boolean>((settle) => setAsked({ settle }));
      setAsked(null);
      if (!isConfirmed) throw error;
      return call();
    }
  }, []);
  return (
    <Context value={withStepUp}>
      {children}
      <Dialog
        title={t('stepUp.title')}
        open={asked !== null}
        onClose={() => asked?.settle(false)}
        className="w-[min(26rem,calc(100vw-2rem))]"
      >
        {asked && <Proof onProven={() => asked.settle(true)} />}
      </Dialog>
    </Context>
  );
}

export function useStepUp(): WithStepUp {
  const withStepUp = useContext(Context);
  if (!withStepUp) throw new Error('useStepUp needs a <StepUpProvider> above it.');
  return withStepUp;
}

/** Password, or a code where one-time codes are on, or a passkey. */
function Proof({ onProven }: { onProven: () => void }) {
  const { t } = useTranslation();
  const [isCode, setCode] = useState(false);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const prove = async (call: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await call();
      onProven();
    } catch (error) {
      setBusy(false);
      setTyped('');
      // With one-time codes on, the password alone proves too little.
      if (isBelvedereError(error, 'identity.proof_too_weak')) setCode(true);
      if (!isPasskeyRefusal(error)) setProblem(reasonOf(error));
    }
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void prove(() => ownClient.identity.confirm(isCode ? { code: typed.replace(/\s/g, '') } : { password: typed }));
  };
  const byPasskey = async () => ownClient.identity.confirm({ passkey: await askPasskey(await ownClient.identity.passkeys.beginSignIn()) });
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <p className="text-sm text-quiet">{t('stepUp.lead')}</p>
      <FormProblem message={problem} />
      {isCode ? (
        <TextField
          key="code"
          label={t('stepUp.code')}
          hint={t('stepUp.codeHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      ) : (
        <TextField
          key="password"
          label={t('stepUp.password')}
          type="password"
          autoComplete="current-password"
          required
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      )}
      <Button type="submit" look="primary" disabled={isBusy}>
        {t('stepUp.submit')}
      </Button>
      <div className="flex flex-wrap gap-2">
        <Button look="quiet" onClick={() => setCode(!isCode)}>
          {t(isCode ? 'stepUp.usePassword' : 'stepUp.useCode')}
        </Button>
        <Button look="quiet" disabled={isBusy} onClick={() => void prove(byPasskey)}>
          {t('stepUp.usePasskey')}
        </Button>
      </div>
    </form>
  );
}
