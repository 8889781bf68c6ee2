import type { paletteEn } from './words.en.ts';
import type { ArabicForm, Catalogue } from '../words/catalogue.ts';

export const paletteAr: Catalogue<typeof paletteEn, ArabicForm> = {
  palette: {
    open: 'البحث والأوامر',
    placeholder: 'إلى أين، أو ماذا تريد أن تفعل؟',
    nothing: 'لا نتيجة مطابقة.',
    places: 'الأماكن',
    tours: 'الجولات',
    actions: 'الإجراءات',
    help: 'اختصارات لوحة المفاتيح',
  },
  shortcuts: {
    title: 'اختصارات لوحة المفاتيح',
    everywhere: 'في كل مكان',
    editor: 'في المحرر',
    palette: 'البحث والأوامر',
    help: 'هذه القائمة',
    undo: 'تراجع',
    redo: 'إعادة',
    moveHotspot: 'تحريك نقطة التفاعل المحددة؛ ومع Shift مسافة أبعد',
    removeHotspot: 'إزالة نقطة التفاعل المحددة',
    look: 'النظر حولك عندما تكون الصورة محددة',
    zoom: 'التقريب والتبعيد',
    sort: 'التقاط مشهد وتحريكه بمفاتيح الأسهم ثم وضعه',
  },
};
