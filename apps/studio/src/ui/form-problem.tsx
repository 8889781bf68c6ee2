/** What is wrong with the whole form. */
export function FormProblem({ message }: { message: string | undefined }) {
  if (!message) return null;
  return (
    <p role="alert" className="rounded-lg border border-danger px-3 py-2 text-sm text-danger">
      <bdi>{message}</bdi>
    </p>
  );
}
