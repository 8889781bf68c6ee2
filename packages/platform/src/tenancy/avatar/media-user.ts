import { defineMediaUser } from '../../media/media-user.ts';
import { dropAvatar, findAvatarUses, renewAvatar } from './table.ts';

/** The pictures of members (0.1). */
export const tenancyMediaUser = defineMediaUser({
  name: 'tenancy',
  tables: ['memberships'],
  find: findAvatarUses,
  renew: renewAvatar,
  forget: dropAvatar,
});
