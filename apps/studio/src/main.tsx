import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/client.ts';
import { router } from './app/router.tsx';
import { startAhead } from './app/start-ahead.ts';
import { applyTheme, keptTheme } from './app/theme.ts';
import './style.css';
import { Direction } from './ui/direction.tsx';
import { ToastProvider } from './ui/toasts.tsx';
import { startWords } from './words/words.ts';

// Radix keeps the page behind a dialog from scrolling by a style of its own, which the policy allows by this alone.
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
if (nonce) setNonce(nonce);
applyTheme(keptTheme());
// Only pages of doors have a worker, which opens them without a line.
if (navigator.serviceWorker?.controller) await (await import('./events/door/open-door.ts')).openDoor();
startAhead(router);
await startWords();

const ground = document.querySelector('#studio');
if (!ground) throw new Error('The page has no #studio.');
createRoot(ground).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Direction>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </Direction>
    </QueryClientProvider>
  </StrictMode>,
);
