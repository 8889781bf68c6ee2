import type { partsEn } from './parts-words.en.ts';
import type { ArabicForm, Catalogue } from '../words/catalogue.ts';

export const partsAr: Catalogue<typeof partsEn, ArabicForm> = {
  parts: { more: 'عرض المزيد', kept: 'لقد حفظته', actions: 'الإجراءات', never: 'أبدًا', none: 'لا شيء', yes: 'نعم', no: 'لا', all: 'الكل' },
  ask: { type: 'اكتب «{{what}}» للتأكيد' },
  stepUp: {
    title: 'أثبت أنك أنت',
    lead: 'يتطلب هذا تسجيل دخول قبل دقائق قليلة. بعدها يُستكمل العمل تلقائيًا.',
    password: 'كلمة مرورك',
    code: 'رمز لمرة واحدة',
    codeHint: 'ستة أرقام من تطبيق المصادقة.',
    submit: 'متابعة',
    useCode: 'استخدام رمز',
    usePassword: 'استخدام كلمة المرور',
    usePasskey: 'استخدام مفتاح مرور',
  },
};
