/** Whether the visitor wants little to be loaded: by the browser's data saver or `prefers-reduced-data`. */
export function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return !!connection?.saveData || matchMedia('(prefers-reduced-data: reduce)').matches;
}
