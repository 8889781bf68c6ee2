import type { platformEn } from './words.en.ts';
import type { ArabicForm, Catalogue } from '../words/catalogue.ts';

export const platformAr: Catalogue<typeof platformEn, ArabicForm> = {
  platform: {
    title: 'المنصة',
    places: { tenants: 'مساحات العمل', people: 'الأشخاص', recovery: 'النسخ الاحتياطية' },
    tenantsLead: 'كل مساحات العمل على هذا الخادم. ترى اسمها وحالتها، لا ما فيها.',
    tenantStatus: { active: 'نشطة', suspended: 'معلّقة', deleted: 'مُزالة' },
    quotaLead: 'ما تتركه فارغًا يبقى كما هو.',
    mediaBytes: 'الوسائط، بالبايت',
    person: 'حجب شخص',
    personLead: 'تنتهي كل جلساته، ولا تفتح المفاتيح التي أنشأها شيئًا، في جميع مساحات العمل، إلى أن تعيده.',
    personId: 'معرّف الحساب',
    suspendTitle: 'حجب هذا الشخص؟',
    suspendText: 'يسري ذلك فورًا وفي كل مكان.',
    suspended: 'تم حجب الشخص.',
    restored: 'سُمح للشخص بالدخول من جديد.',
    recoveryLead: 'ما يمكن استرجاعه، وهل جرّب أحد ذلك.',
    backups: 'النسخ الاحتياطية',
    noBackups: 'لا نسخة احتياطية بعد. يشرح دليل التشغيل كيفية إنشائها.',
    backupStatus: { running: 'قيد الإنشاء', succeeded: 'أُنشئت', failed: 'فشلت' },
    verified: 'تم فحصها',
    tested: 'جُرّبت {{when}}',
    untested: 'لم تُجرَّب قط',
  },
};
