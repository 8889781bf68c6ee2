import type { Catalogue } from '../../words/catalogue.ts';
import type { eventLanguagesEn } from './words.en.ts';

export const eventLanguagesAr: Catalogue<typeof eventLanguagesEn> = {
  eventLanguages: {
    title: 'اللغات',
    lead: 'ما تقوله الصفحة والرسائل والتقاويم بلغات أخرى. وحيث لا يوجد شيء يُقرأ الأصل.',
    seriesLead: 'تنتقل إلى كل فعالية تتبع السلسلة.',
    ofSeries: 'تنقل السلسلة ترجماتها إلى فعالياتها: ما يُكتب هنا يُستبدل حين تقوله السلسلة من جديد.',
    toSeries: 'ترجمة السلسلة',
    add: 'لغة أخرى',
    addHint: 'اختر لغة',
    empty: 'اختر لغة لتكتب بها.',
    state: { missing: 'ناقصة', outdated: 'قديمة', partly: 'بلا وصف', done: 'مكتملة' },
    outdatedHint: 'تغيّر الأصل منذ ذلك الحين. عند حفظ هذه الترجمة تُعدّ صحيحة من جديد.',
    original: 'الأصل، {{language}}',
    titleIn: 'العنوان باللغة {{language}}',
    descriptionIn: 'الوصف باللغة {{language}}',
    descriptionHint: 'إن تُرك فارغًا يُقرأ الأصل.',
    noDescription: 'لا وصف.',
    needsTitle: 'تحتاج الترجمة إلى عنوان.',
    saved: 'حُفظت باللغة {{language}}.',
    remove: 'إزالة {{language}}',
    removeTitle: 'إزالة الترجمة؟',
    removeText: 'يُقرأ الأصل بعد ذلك باللغة {{language}}.',
    removed: 'لم يعد يُقال شيء باللغة {{language}}.',
  },
};
