import { useState, type ComponentProps } from 'react';
import { TextArea, TextField } from '../ui/field.tsx';

interface Typed {
  value: string;
  /** Told of what is typed, when it may be saved. @returns what is wrong with it, for people. */
  onValue: (text: string) => string | undefined;
  /** Told when the field is left or Enter is pressed, and not before. */
  isLate?: boolean;
}

/** What is typed, which may be wrong for a moment, beside what is kept. What somebody else writes is taken in. */
function useTyped({ value, onValue }: Typed) {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  const [wrong, setWrong] = useState<string>();
  if (value !== seen) {
    setSeen(value);
    // Blanks at the ends go when it is saved; whoever types on keeps them.
    if (value.trim() !== typed.trim()) setTyped(value);
  }
  const commit = (text: string) => setWrong(onValue(text));
  return { typed, setTyped, wrong, commit };
}

export function TypedField({
  value,
  onValue,
  isLate = false,
  error,
  ...rest
}: Typed & Omit<ComponentProps<typeof TextField>, 'value' | 'onChange'>) {
  const { typed, setTyped, wrong, commit } = useTyped({ value, onValue });
  return (
    <TextField
      {...rest}
      error={wrong ?? error}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        if (!isLate) commit(target.value);
      }}
      onBlur={() => isLate && typed !== value && commit(typed)}
      onKeyDown={({ key }) => key === 'Enter' && isLate && typed !== value && commit(typed)}
    />
  );
}

export function TypedArea({ value, onValue, error, ...rest }: Typed & Omit<ComponentProps<typeof TextArea>, 'value' | 'onChange'>) {
  const { typed, setTyped, wrong, commit } = useTyped({ value, onValue });
  return (
    <TextArea
      {...rest}
      error={wrong ?? error}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        commit(target.value);
      }}
    />
  );
}
