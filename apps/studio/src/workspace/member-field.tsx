import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../ui/field.tsx';
import { usePeople } from './use-people.ts';

type Props = Omit<ComponentProps<typeof SelectField>, 'children'> & {
  /** What is said instead of a member; without it one has to be chosen. */
  nobody?: string | undefined;
  /** Who is left out. */
  without?: ((userId: string) => boolean) | undefined;
};

/** One of the members. */
export function MemberField({ nobody, without, ...rest }: Props) {
  const { t } = useTranslation();
  const { people } = usePeople();
  return (
    <SelectField required={nobody === undefined} {...rest}>
      <option value="">{nobody ?? t('explain.choose')}</option>
      {people
        .filter(({ userId }) => !without?.(userId))
        .map(({ userId, displayName }) => (
          <option key={userId} value={userId}>
            {displayName}
          </option>
        ))}
    </SelectField>
  );
}
