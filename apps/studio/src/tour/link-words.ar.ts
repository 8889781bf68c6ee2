import type { tourLinksEn } from './link-words.en.ts';
import type { ArabicForm, Catalogue } from '../words/catalogue.ts';

export const tourLinksAr: Catalogue<typeof tourLinksEn, ArabicForm> = {
  tour: {
    tabs: { editor: 'المحرر', settings: 'الإعدادات', publish: 'النشر', share: 'المشاركة', engagement: 'التفاعل', reports: 'التقارير' },
  },
  share: {
    copy: 'نسخ',
    copied: 'تم النسخ',
  },
};
