/** Line icons of the toolbar on a 24 × 24 grid, as path data. */
export const TOOL_ICONS = {
  zoomIn: 'M12 5v14M5 12h14',
  zoomOut: 'M5 12h14',
  play: 'M20 12a8 8 0 11-2.5-5.8M18 2v4.5h-4.5',
  pause: 'M9 5v14M15 5v14',
  fullscreen: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  exitFullscreen: 'M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5',
  scenes: 'M4 5h7v6H4zM14 5h6v6h-6zM4 14h7v5H4zM14 14h6v5h-6z',
} as const;
