/** What other rooms say of these pages, and of what is copied. */
export const tourLinksEn = {
  tour: {
    tabs: { editor: 'Editor', settings: 'Settings', publish: 'Publish', share: 'Share', engagement: 'Engagement', reports: 'Reports' },
  },
  share: {
    copy: 'Copy',
    copied: 'Copied',
  },
} as const;
