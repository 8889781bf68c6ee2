import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ownClient, queryClient } from '../api/client.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { showErrors } from '../ui/show-errors.ts';
import { Card } from './card.tsx';
import { RemovedTenants } from './removed-tenants.tsx';

/** The first workspace of somebody new, or another one. */
export function StartPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useForm({ defaultValues: { name: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      const { slug } = await ownClient.tenancy.tenants.create(values);
      await queryClient.invalidateQueries({ queryKey: ['tenants'] });
      await navigate({ to: '/$tenant/tours', params: { tenant: slug } });
    } catch (error) {
      showErrors(form, error, ['name']);
    }
  });
  return (
    <Card title={t('start.title')} lead={t('start.lead')}>
      <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormProblem message={errors.root?.message} />
        <TextField label={t('start.name')} autoComplete="organization" required error={errors.name?.message} {...form.register('name')} />
        <Button type="submit" look="primary" disabled={isSubmitting}>
          {t('start.submit')}
        </Button>
      </form>
      <RemovedTenants />
    </Card>
  );
}
