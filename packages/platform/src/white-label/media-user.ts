import { defineMediaUser } from '../media/media-user.ts';
import { findBrandUses } from './table.ts';

/** The logo and the icon of a tenant's brand (4.51). */
export const whiteLabelMediaUser = defineMediaUser({ name: 'white_label', tables: ['white_label_settings'], find: findBrandUses });
