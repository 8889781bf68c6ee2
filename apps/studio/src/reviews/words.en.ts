export const reviewsEn = {
  reviews: {
    lead: 'What visitors write about tours. Others read it once you have let it through.',
    which: 'Which reviews',
    status: { pending: 'To be looked at', approved: 'Let through', rejected: 'Turned away' },
    empty: 'Nothing here',
    emptyLead: 'When a visitor writes about a tour, it waits here for you.',
    stars_one: '{{count}} star of five',
    stars_other: '{{count}} stars of five',
    nameless: 'Somebody',
    because: 'Reason: {{reason}}',
    approve: 'Let through',
    approved: 'The review is public now.',
    reject: 'Turn away',
    rejected: 'The review is not shown.',
    reason: 'Reason',
    reasonHint: 'For you and your team.',
  },
} as const;
