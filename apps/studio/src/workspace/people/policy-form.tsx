import type { PolicyDefinitionInput, PolicyPreview, PolicyView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { CheckField, TextArea, TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Mark } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { usePeople } from '../use-people.ts';

const BEGINNING: PolicyDefinitionInput = { effect: 'deny', subjects: { roles: ['editor'] }, actions: ['tours.publish'] };

/** A policy as JSON, and what would change by it before it counts. */
export function PolicyForm({ policy, onDone }: { policy: PolicyView | null; onDone: () => void }) {
  const { t } = useTranslation();
  const { policies } = useBelvedere().access;
  const { act, isBusy } = useAct();
  const [preview, setPreview] = useState<PolicyPreview | null>(null);
  const form = useForm({
    defaultValues: {
      name: policy?.name ?? '',
      description: policy?.description ?? '',
      definition: JSON.stringify(policy?.definition ?? BEGINNING, null, 2),
      enabled: policy?.enabled ?? true,
    },
  });
  const { errors, isSubmitting } = form.formState;
  // The server says what is wrong in it; here it only has to be JSON.
  const read = (text: string): PolicyDefinitionInput => {
    try {
      return JSON.parse(text) as PolicyDefinitionInput;
    } catch (error) {
      throw new Error(t('policies.noJson', { problem: error instanceof Error ? error.message : '' }), { cause: error });
    }
  };
  const submit = useSubmit(form, {
    call: (typed) => {
      const input = { ...typed, description: typed.description || null, definition: read(typed.definition) };
      return policy ? policies.update({ id: policy.id, version: policy.version, ...input }) : policies.create(input);
    },
    done: t('app.saved'),
    stale: [policies.list],
    next: onDone,
  });
  const forget = () => {
    setPreview(null);
    form.clearErrors('root');
  };
  const look = async () => {
    const ask = async () => policies.preview({ definition: read(form.getValues('definition')), ...(policy && { replacesId: policy.id }) });
    setPreview((await act(ask)) ?? null);
  };
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <FormProblem message={errors.root?.message} />
      <TextField label={t('policies.name')} required error={errors.name?.message} {...form.register('name')} />
      <TextField label={t('roles.description')} error={errors.description?.message} {...form.register('description')} />
      <TextArea
        label={t('policies.definition')}
        hint={t('policies.definitionHint')}
        required
        rows={12}
        spellCheck={false}
        className="font-mono text-xs"
        error={errors.definition?.message}
        {...form.register('definition', { onChange: forget })}
      />
      <CheckField label={t('policies.enabled')} {...form.register('enabled')} />
      {preview && <Preview preview={preview} />}
      <div className="flex flex-wrap gap-2">
        <Button disabled={isBusy} onClick={() => void look()}>
          {t('policies.preview')}
        </Button>
        <Button type="submit" look="primary" disabled={isSubmitting}>
          {t('app.save')}
        </Button>
      </div>
    </form>
  );
}

function Preview({ preview }: { preview: PolicyPreview }) {
  const { t } = useTranslation();
  const { nameOf } = usePeople();
  const rows = [
    ...preview.calls.map((call) => ({ ...call, thing: '' })),
    ...preview.things.map(({ resourceType, resourceId, ...thing }) => ({ ...thing, thing: `${resourceType} ${resourceId.slice(0, 13)}` })),
  ];
  return (
    <section className="grid gap-2" aria-live="polite">
      <h3 className="text-sm font-medium">{t('policies.changes', { count: rows.length })}</h3>
      <p className="text-xs text-quiet">
        {t('policies.looked', { members: preview.members, things: preview.thingsLookedAt })} {preview.isPartial && t('policies.partial')}
      </p>
      {rows.length > 0 && (
        <Table
          label={t('policies.preview')}
          rows={rows}
          keyOf={({ userId, action, thing }) => `${userId} ${action} ${thing}`}
          columns={[
            { head: t('audit.who'), cell: ({ userId }) => nameOf(userId) },
            {
              head: t('roles.permission'),
              cell: ({ action, thing }) => (
                <span className="font-mono text-xs">
                  {action} {thing}
                </span>
              ),
            },
            {
              head: t('policies.afterwards'),
              cell: ({ after }) => <Mark tone={after ? 'good' : 'bad'}>{t(after ? 'accessLog.allowed' : 'accessLog.refused')}</Mark>,
            },
          ]}
        />
      )}
    </section>
  );
}
