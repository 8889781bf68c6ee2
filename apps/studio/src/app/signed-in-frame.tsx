import { Outlet } from '@tanstack/react-router';
import { AskProvider } from '../ui/ask.tsx';
import { StepUpProvider } from '../ui/step-up.tsx';

/** What may have to be asked wherever one is: whether it is meant, and who is there. */
export function SignedInFrame() {
  return (
    <StepUpProvider>
      <AskProvider>
        <Outlet />
      </AskProvider>
    </StepUpProvider>
  );
}
