import { useBlocker } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';

/** Asks before a page is left with what was changed on it; `allowLeaving` says that it was saved. */
export function useLeaveGuard(isChanged: boolean | (() => boolean)): { allowLeaving: () => void } {
  const { t } = useTranslation();
  const ask = useAsk();
  const isAllowed = useRef(false);
  const isHeld = () => !isAllowed.current && (typeof isChanged === 'function' ? isChanged() : isChanged);
  useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname || !isHeld()) return false;
      return !(await ask({ title: t('events.leaveTitle'), text: t('events.leaveText'), action: t('events.leave') }));
    },
    enableBeforeUnload: isHeld,
  });
  return { allowLeaving: () => void (isAllowed.current = true) };
}
