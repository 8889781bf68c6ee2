import { accountAr } from '../account/words.ar.ts';
import { seriesAr } from '../events/series/words.ar.ts';
import { eventLanguagesAr } from '../events/translations/words.ar.ts';
import { eventsAr } from '../events/words.ar.ts';
import { mediaAr } from '../media/words.ar.ts';
import { noticesAr } from '../notices/words.ar.ts';
import { platformAr } from '../platform/words.ar.ts';
import { reportsAr } from '../reports/words.ar.ts';
import { reviewsAr } from '../reviews/words.ar.ts';
import { tourAr } from '../tour/words.ar.ts';
import { workspaceMachinesAr } from '../workspace/machines/words.ar.ts';
import { workspacePeopleAr } from '../workspace/people/words.ar.ts';
import { workspacePrivacyAr } from '../workspace/privacy/words.ar.ts';
import { workspaceRecordsAr } from '../workspace/records/words.ar.ts';
import { workspaceAr } from '../workspace/words.ar.ts';
import type { ArabicForm, Catalogue } from './catalogue.ts';
import type { roomsEn } from './rooms.en.ts';

export const roomsAr: Catalogue<typeof roomsEn, ArabicForm> = {
  ...accountAr,
  ...eventLanguagesAr,
  ...eventsAr,
  ...mediaAr,
  ...noticesAr,
  ...platformAr,
  ...reportsAr,
  ...reviewsAr,
  ...seriesAr,
  ...tourAr,
  ...workspaceAr,
  ...workspaceMachinesAr,
  ...workspacePeopleAr,
  ...workspacePrivacyAr,
  ...workspaceRecordsAr,
};
