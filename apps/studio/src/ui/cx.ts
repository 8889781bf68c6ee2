import { clsx, type ClassValue } from 'clsx';
import { twMerge } from 'tailwind-merge';

/** Joins classes; of two that set the same thing the later one counts. */
export function cx(...classes: ClassValue[]): string {
  return twMerge(clsx(classes));
}
