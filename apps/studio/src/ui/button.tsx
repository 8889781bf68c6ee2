import type { ComponentProps } from 'react';
import { cx } from './cx.ts';

const LOOKS = {
  primary: 'bg-accent text-on-accent hover:brightness-110',
  secondary: 'border border-line bg-sheet text-ink hover:bg-raised',
  quiet: 'text-ink hover:bg-raised',
  danger: 'border border-line bg-sheet text-danger hover:bg-raised',
} as const;

const SHAPE =
  'inline-flex min-h-9 items-center justify-center gap-2 rounded-lg px-3.5 py-1.5 text-sm font-medium whitespace-nowrap transition ' +
  'aria-disabled:opacity-55 disabled:cursor-default disabled:opacity-55';

export interface ButtonProps extends ComponentProps<'button'> {
  look?: keyof typeof LOOKS;
}

export function Button({ look = 'secondary', className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={cx(SHAPE, LOOKS[look], className)} {...rest} />;
}

/** The same on a link. */
export function buttonClass(look: keyof typeof LOOKS = 'secondary', className?: string): string {
  return cx(SHAPE, LOOKS[look], className);
}

/** A square button that shows a sign; `label` is its name and its tooltip. */
export function IconButton({ label, className, ...rest }: Omit<ButtonProps, 'aria-label' | 'title'> & { label: string }) {
  return <Button look="quiet" aria-label={label} title={label} className={cx('size-9 px-0', className)} {...rest} />;
}
