import { useId, type ComponentProps, type ReactNode } from 'react';
import { cx } from './cx.ts';

const CONTROL =
  'w-full rounded-lg border border-edge bg-sheet px-3 py-1.5 text-sm text-ink placeholder:text-quiet aria-invalid:border-danger disabled:opacity-60';

interface FieldParts {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** Shows the label to assistive technology alone. */
  bare?: boolean | undefined;
}

function Frame({ id, label, hint, error, bare, children }: FieldParts & { id: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 grid-cols-1 gap-1.5">
      <label htmlFor={id} className={bare ? 'sr-only' : 'text-sm font-medium'}>
        {label}
      </label>
      {children}
      {hint && !error && (
        <p id={`${id}-note`} className="text-xs wrap-anywhere text-quiet">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-note`} className="text-xs text-danger" role="alert">
          <bdi>{error}</bdi>
        </p>
      )}
    </div>
  );
}

const described = (id: string, { hint, error }: FieldParts) => ({
  id,
  'aria-invalid': error ? true : undefined,
  'aria-describedby': hint || error ? `${id}-note` : undefined,
});

export function TextField({ label, hint, error, bare, className, ...rest }: FieldParts & ComponentProps<'input'>) {
  const id = useId();
  const parts = { label, hint, error, bare };
  return (
    <Frame id={id} {...parts}>
      <input className={cx(CONTROL, 'min-h-9', className)} {...described(id, parts)} {...rest} />
    </Frame>
  );
}

export function TextArea({ label, hint, error, bare, className, ...rest }: FieldParts & ComponentProps<'textarea'>) {
  const id = useId();
  const parts = { label, hint, error, bare };
  return (
    <Frame id={id} {...parts}>
      <textarea className={cx(CONTROL, 'min-h-20', className)} {...described(id, parts)} {...rest} />
    </Frame>
  );
}

/** The browser's own choice: it works with every keyboard and on every phone. */
export function SelectField({ label, hint, error, bare, className, ...rest }: FieldParts & ComponentProps<'select'>) {
  const id = useId();
  const parts = { label, hint, error, bare };
  return (
    <Frame id={id} {...parts}>
      <select className={cx(CONTROL, 'min-h-9', className)} {...described(id, parts)} {...rest} />
    </Frame>
  );
}

export function CheckField({ label, className, ...rest }: { label: string } & Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <label className={cx('flex min-h-8 items-center gap-2.5 text-sm', className)}>
      <input type="checkbox" className="size-4.5 accent-accent" {...rest} />
      {label}
    </label>
  );
}
