/** What stands beside the picture besides the scene and what is in it, then what lies over it. */
export const PANELS = ['plans', 'guide', 'findings', 'languages', 'versions'] as const;
export type Panel = (typeof PANELS)[number];
