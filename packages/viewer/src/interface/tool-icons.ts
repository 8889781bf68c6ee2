/** Line icons of the toolbar on a 24 × 24 grid, as path data. */
export const TOOL_ICONS = {
  zoomIn: 'M12 5v14M5 12h14',
  zoomOut: 'M5 12h14',
  play: 'M20 12a8 8 0 11-2.5-5.8M18 2v4.5h-4.5',
  pause: 'M9 5v14M15 5v14',
  fullscreen: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  exitFullscreen: 'M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5',
  scenes: 'M4 5h7v6H4zM14 5h6v6h-6zM4 14h7v5H4zM14 14h6v5h-6z',
  gallery:
    'M4 4h3v3H4zM10.5 4h3v3h-3zM17 4h3v3h-3zM4 10.5h3v3H4zM10.5 10.5h3v3h-3zM17 10.5h3v3h-3zM4 17h3v3H4zM10.5 17h3v3h-3zM17 17h3v3h-3z',
  plan: 'M4 6l5-2 6 2 5-2v14l-5 2-6-2-5 2zM9 4v14M15 6v14',
  map: 'M12 21.5s6.5-6.4 6.5-11.2a6.5 6.5 0 10-13 0c0 4.8 6.5 11.2 6.5 11.2zM12 12.6a2.4 2.4 0 100-4.8 2.4 2.4 0 000 4.8',
  guide: 'M6 3v18M6 5h12l-3 4 3 4H6',
  share:
    'M3.5 12a2.5 2.5 0 105 0 2.5 2.5 0 10-5 0M15.5 5.5a2.5 2.5 0 105 0 2.5 2.5 0 10-5 0M15.5 18.5a2.5 2.5 0 105 0 2.5 2.5 0 10-5 0M8.2 10.8l7.6-4.1M8.2 13.2l7.6 4.1',
  vr: 'M3 7h18v10h-5l-2.5-3h-3L8 17H3zM6.5 11h3M14.5 11h3',
  gyroscope: 'M8 4h8v16H8zM4 8a9 9 0 000 8M20 8a9 9 0 010 8',
} as const;
