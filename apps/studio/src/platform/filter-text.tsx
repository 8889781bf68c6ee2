import { TextField } from '../ui/field.tsx';

interface FilterTextProps {
  label: string;
  value: string | undefined;
  placeholder?: string | undefined;
  type?: 'search' | 'email';
  error?: string | undefined;
  onChange: (value: string) => void;
}

/** A text that narrows a list once it is typed: at Enter, or when one goes on to something else. */
export function FilterText({ value, onChange, type = 'search', ...rest }: FilterTextProps) {
  return (
    <TextField
      {...rest}
      key={value}
      type={type}
      autoComplete="off"
      defaultValue={value}
      onBlur={({ target }) => target.value.trim() !== (value ?? '') && onChange(target.value.trim())}
      onKeyDown={(event) => event.key === 'Enter' && onChange(event.currentTarget.value.trim())}
    />
  );
}
