import type { reviewsEn } from './words.en.ts';
import type { ArabicForm, Catalogue } from '../words/catalogue.ts';

export const reviewsAr: Catalogue<typeof reviewsEn, ArabicForm> = {
  reviews: {
    lead: 'ما يكتبه الزوار عن الجولات. يقرؤه الآخرون بعد أن تقبله.',
    which: 'أي المراجعات',
    status: { pending: 'بانتظار النظر', approved: 'مقبولة', rejected: 'مرفوضة' },
    empty: 'لا شيء هنا',
    emptyLead: 'عندما يكتب زائر عن جولة، تنتظرك كتابته هنا.',
    stars_zero: 'بلا نجوم من خمس',
    stars_one: 'نجمة واحدة من خمس',
    stars_two: 'نجمتان من خمس',
    stars_few: '{{count}} نجوم من خمس',
    stars_many: '{{count}} نجمة من خمس',
    stars_other: '{{count}} نجمة من خمس',
    nameless: 'شخص ما',
    because: 'السبب: {{reason}}',
    approve: 'قبول',
    approved: 'أصبحت المراجعة علنية الآن.',
    reject: 'رفض',
    rejected: 'لن تُعرض المراجعة.',
    reason: 'السبب',
    reasonHint: 'لك ولفريقك.',
  },
};
