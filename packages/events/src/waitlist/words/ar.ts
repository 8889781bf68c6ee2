import type { Words } from './words.ts';

/** A name or a time runs in its own direction, whatever stands around it. */
const own = (text: string) => `\u2068${text}\u2069`;
const said = (reason: string | undefined) => (reason === undefined ? [] : [own(reason)]);
const at = (where: string | undefined) => (where === undefined ? '' : `، ${own(where)}`);
const GIVE_BACK = 'إن لم تستطع الحضور فأعِد مكانك: هناك من ينتظره.';
const SEE = 'عرض تسجيلي';

function places(count: number): string {
  if (count === 1) return 'مكان واحد';
  if (count === 2) return 'مكانان';
  return count <= 10 ? `${count} أماكن` : `${count} مكانًا`;
}

export const ar: Words = {
  locale: 'ar',
  footer: 'وصلتك هذه الرسالة لأن أحدهم أدخل هذا العنوان للمشاركة في الفعالية. ومن يتجاهلها فليس في أي قائمة.',
  prove: ({ title, when }) => ({
    subject: `هل تشارك في «${own(title)}»؟`,
    lines: [
      `${own(title)}، ${own(when)}.`,
      'أكّد بالزر خلال يوم واحد أنك تريد الحضور. وإن لم تكن أنت من طلب ذلك فتجاهل هذه الرسالة: لن يحدث شيء بدونها.',
    ],
    action: 'أريد الحضور',
  }),
  known: ({ title }) => ({
    subject: `أنت في قائمة «${own(title)}»`,
    lines: ['طلب أحدهم، وربما أنت، المشاركة بهذا العنوان، وهو في القائمة من قبل. بالزر ترى أين وصل تسجيلك.'],
    action: SEE,
  }),
  offer: ({ title, when, places: count, until }) => ({
    subject: `مكان لك في «${own(title)}»`,
    lines: [`المتاح لك: ${places(count)}. ${own(title)}، ${own(when)}.`, `اقبل أو ارفض حتى ${own(until)}. بعد ذلك يُسأل التالي في القائمة.`],
    action: 'القبول أو الرفض',
  }),
  confirmed: ({ title, when, places: count }) => ({
    subject: `تم تأكيد حضورك في «${own(title)}»`,
    lines: [`${own(title)}، ${own(when)}.`, `المحجوز لك: ${places(count)}.`, 'خلف الزر تذكرتك: أظهرها عند الباب.', GIVE_BACK],
    action: SEE,
  }),
  left: ({ title, when }) => ({
    subject: `أعدت مكانك في «${own(title)}»`,
    lines: [`${own(title)}، ${own(when)}. لم تعد في القائمة، ويمكنك التسجيل من جديد في آخرها.`],
    action: SEE,
  }),
  takenOff: ({ title, when }) => ({
    subject: `لم تعد في قائمة «${own(title)}»`,
    lines: [`${own(title)}، ${own(when)}. أزالك منظّم الفعالية من قائمتها.`],
    action: SEE,
  }),
  expired: ({ title }) => ({
    subject: `انتقل المكان في «${own(title)}» إلى غيرك`,
    lines: ['انتهى وقت قبول المكان المحفوظ لك، وسُئل التالي في القائمة. يمكنك التسجيل من جديد في آخر القائمة.'],
    action: SEE,
  }),
  cancelled: ({ title, when, reason }) => ({
    subject: `أُلغيت «${own(title)}»`,
    lines: [`أُلغيت ${own(title)}، ${own(when)}.`, ...said(reason)],
    action: 'عرض الفعالية',
  }),
  changed: ({ title, when, where, reason }) => ({
    subject: `تغيّرت «${own(title)}»`,
    lines: ['الفعالية التي لك فيها مكان هي الآن:', `${own(title)}، ${own(when)}${at(where)}.`, ...said(reason), GIVE_BACK],
    action: SEE,
  }),
  postponed: ({ title, when, reason }) => ({
    subject: `أُجّلت «${own(title)}»`,
    lines: [
      `لن تقام ${own(title)} في ${own(when)}. ولم يُحدَّد الموعد الجديد بعد.`,
      ...said(reason),
      'مكانك محفوظ، وستصلك رسالة بالموعد الجديد.',
    ],
    action: SEE,
  }),
  reminder: ({ title, when, where, places: count }) => ({
    subject: `قريبًا: «${own(title)}»`,
    lines: [`${own(title)}، ${own(when)}${at(where)}.`, `المحجوز لك: ${places(count)}.`, GIVE_BACK],
    action: SEE,
  }),
};
