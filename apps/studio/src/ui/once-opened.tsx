import { lazy, Suspense, useState, type ReactNode } from 'react';

/** Until then a page has other things to load. */
const REST = 5000;

/**
 * A part that shows nothing until it is opened. Its scripts are no part of what a page starts with: they come when it is first opened, or when the
 * page is at rest, so that it opens without the network as well.
 */
export function onceOpened<Props extends { open: boolean }>(load: () => Promise<(props: Props) => ReactNode>): (props: Props) => ReactNode {
  const Part = lazy(async () => ({ default: await load() }));
  setTimeout(() => void load().catch(() => undefined), REST);
  return function OnceOpened(props) {
    const [wasOpened, setOpened] = useState(props.open);
    if (props.open && !wasOpened) setOpened(true);
    // It stays when it is closed: it gives the focus back.
    return (
      wasOpened && (
        <Suspense>
          <Part {...props} />
        </Suspense>
      )
    );
  };
}
