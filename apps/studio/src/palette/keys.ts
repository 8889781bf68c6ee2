/** Whether a Mac is before one: its ⌘ is what Ctrl is elsewhere. */
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** A stroke as it is printed on keyboards. */
export function printed(stroke: string): string {
  return isMac ? stroke.replace('Ctrl+', '⌘').replace('Shift+', '⇧') : stroke;
}

/** Whether keys are written with just now. */
export function isTyping(target: EventTarget | null): boolean {
  const fields = 'input:not([type=range], [type=color], [type=checkbox], [type=radio]), textarea, select, [contenteditable]';
  return target instanceof HTMLElement && target.matches(fields);
}
