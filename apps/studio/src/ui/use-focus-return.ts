import { useRef } from 'react';

/** For a dialog that no button of its own opens: what had the focus before gets it back. `remember` is for whoever opens it before it takes the focus. */
export function useFocusReturn() {
  const before = useRef<Element | null>(null);
  return {
    remember: () => {
      before.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (before.current instanceof HTMLElement) before.current.focus();
    },
  };
}
