/** For `throwOnError`: a screen that could not be loaded fails; one that is there stays, with what is written in it, when it can't be read again. */
export function throwAtFirst(_error: unknown, { state }: { state: { data: unknown } }): boolean {
  return state.data === undefined;
}
