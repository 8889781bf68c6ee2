import type { noticesEn } from './words.en.ts';
import type { ArabicForm, Catalogue } from '../words/catalogue.ts';

export const noticesAr: Catalogue<typeof noticesEn, ArabicForm> = {
  notices: {
    title: 'الإشعارات',
    accountLead: 'ما يخص حسابك، وما تريد أن تُبلَّغ به.',
    tenantLead: 'ما حدث في مساحة العمل هذه ويخصك. تختار في حسابك ما تُبلَّغ به.',
    empty: 'لا شيء بعد. عندما يحتاجك أمر، تجده هنا.',
    markAll: 'تعليم الكل كمقروء',
    read: 'تعليم كمقروء',
    unread: 'تعليم كغير مقروء',
    open: 'فتح',
    preferences: 'ما تُبلَّغ به',
    preferencesLead: 'كل أمر بالطريقة التي تفضلها. ما يحفظ أمان حسابك يصلك دائمًا.',
    topic: 'الأمر',
    channel: { in_app: 'في التطبيق', email: 'البريد', webhook: 'Webhook' },
    mode: { off: 'إيقاف', now: 'فورًا', daily: 'يوميًا', weekly: 'أسبوعيًا' },
    mandatory: 'دائمًا',
    lists: 'القوائم البريدية',
    product: 'أخبار المنتج',
    marketing: 'العروض',
    hours: 'الساعات',
    hoursLead: 'بين هذين الوقتين لا يُرسل بريد، بل ينتظر. منطقتك الزمنية هي {{zone}}.',
    quiet: 'تفعيل ساعات الهدوء',
    from: 'من',
    until: 'حتى',
    digestAt: 'وقت الرسائل اليومية والأسبوعية',
    digestDay: 'يوم الرسائل الأسبوعية',
  },
};
