/**
 * What is loaded when it is needed. Each is built as one file that shares no code with the core (see bundle.ts), so that it costs one
 * request, and the core none but its own. A page opened from a disk has them all in its one script.
 */
export const CHUNKS = {
  toolbar: () => import('./chunks/toolbar.ts'),
  looks: () => import('./chunks/looks.ts'),
  bounds: () => import('./chunks/bounds.ts'),
  panel: () => import('./chunks/panel.ts'),
  media: () => import('./chunks/media.ts'),
  forms: () => import('./chunks/forms.ts'),
  gate: () => import('./chunks/gate.ts'),
  address: () => import('./chunks/address.ts'),
  flat: () => import('./chunks/flat.ts'),
};
