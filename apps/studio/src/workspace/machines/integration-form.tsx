import type { IntegrationView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { CheckField, SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Loading } from '../../ui/state.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { configurationOf, fieldsOf, typedOf, type ConfigurationField } from './configuration-of.ts';

/** Which service, and where it is: what is asked comes from the service's own type. Its secrets follow later. */
export function IntegrationForm({ integration, onDone }: { integration: IntegrationView | null; onDone: () => void }) {
  const { data } = useBelvedereQuery((client) => client.integrations.types, {}, { throwOnError: true });
  if (!data) return <Loading />;
  return <Form integration={integration} types={data.items} onDone={onDone} />;
}

type Types = Awaited<ReturnType<ReturnType<typeof useBelvedere>['integrations']['types']>>['items'];

function Form({ integration, types, onDone }: { integration: IntegrationView | null; types: Types; onDone: () => void }) {
  const { t } = useTranslation();
  const { integrations } = useBelvedere();
  const form = useForm({
    defaultValues: {
      name: integration?.name ?? '',
      integrationType: integration?.integrationType ?? types[0]?.type ?? '',
      configuration: typedOf(integration?.configuration ?? null),
    },
  });
  const { errors, isSubmitting } = form.formState;
  const chosen = useWatch({ control: form.control, name: 'integrationType' });
  const type = types.find((each) => each.type === chosen);
  const fields = fieldsOf(type?.configuration ?? null);
  const submit = useSubmit(form, {
    call: ({ name, integrationType, configuration: typed }) => {
      const configuration = configurationOf(fields, typed);
      return integration
        ? integrations.update({ id: integration.id, name, configuration })
        : integrations.create({ name, integrationType, configuration });
    },
    done: t('app.saved'),
    stale: [integrations.list],
    next: onDone,
  });
  const fieldOf = ({ name, kind, isRequired, options }: ConfigurationField) => {
    const path = `configuration.${name}` as const;
    const parts = { label: name, error: errors.configuration?.[name]?.message, ...form.register(path) };
    if (kind === 'yes') return <CheckField key={path} label={name} {...form.register(path)} />;
    if (kind === 'long') return <TextArea key={path} required={isRequired} {...parts} />;
    if (kind === 'choice')
      return (
        <SelectField key={path} required={isRequired} {...parts}>
          <option value="">{t('explain.choose')}</option>
          {options.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </SelectField>
      );
    const inputType = { address: 'url', number: 'number', text: 'text' }[kind];
    return <TextField key={path} type={inputType} required={isRequired} {...parts} />;
  };
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <FormProblem message={errors.root?.message} />
      <SelectField
        label={t('integrations.type')}
        hint={type?.describe}
        disabled={integration !== null}
        error={errors.integrationType?.message}
        {...form.register('integrationType')}
      >
        {types.map((each) => (
          <option key={each.type} value={each.type}>
            {each.type}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('integrations.name')}
        hint={t('integrations.nameHint')}
        required
        error={errors.name?.message}
        {...form.register('name')}
      />
      {fields.map(fieldOf)}
      <Button type="submit" look="primary" disabled={isSubmitting}>
        {t('app.save')}
      </Button>
    </form>
  );
}
