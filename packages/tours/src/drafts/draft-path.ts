/** Before the path of everything that a draft shows; the server mounts its tiles and media below it. */
export function draftPath(token: string): string {
  return `/drafts/${token}`;
}
