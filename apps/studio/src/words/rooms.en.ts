import { accountEn } from '../account/words.en.ts';
import { seriesEn } from '../events/series/words.en.ts';
import { eventLanguagesEn } from '../events/translations/words.en.ts';
import { eventsEn } from '../events/words.en.ts';
import { mediaEn } from '../media/words.en.ts';
import { noticesEn } from '../notices/words.en.ts';
import { platformEn } from '../platform/words.en.ts';
import { reportsEn } from '../reports/words.en.ts';
import { reviewsEn } from '../reviews/words.en.ts';
import { tourEn } from '../tour/words.en.ts';
import { workspaceMachinesEn } from '../workspace/machines/words.en.ts';
import { workspacePeopleEn } from '../workspace/people/words.en.ts';
import { workspacePrivacyEn } from '../workspace/privacy/words.en.ts';
import { workspaceRecordsEn } from '../workspace/records/words.en.ts';
import { workspaceEn } from '../workspace/words.en.ts';

/** Words of the other rooms, loaded with the first of them. The catalogue that the other languages follow; `_one` and `_other` are plurals. */
export const roomsEn = {
  ...accountEn,
  ...eventLanguagesEn,
  ...eventsEn,
  ...mediaEn,
  ...noticesEn,
  ...platformEn,
  ...reportsEn,
  ...reviewsEn,
  ...seriesEn,
  ...tourEn,
  ...workspaceEn,
  ...workspaceMachinesEn,
  ...workspacePeopleEn,
  ...workspacePrivacyEn,
  ...workspaceRecordsEn,
};
