import type { ReactNode } from 'react';
import type { DialogProps } from './dialog-frame.tsx';
import { onceOpened } from './once-opened.tsx';

const Frame = onceOpened(async () => (await import('./dialog-frame.tsx')).DialogFrame);

export function Dialog(props: DialogProps): ReactNode {
  return <Frame {...props} />;
}
