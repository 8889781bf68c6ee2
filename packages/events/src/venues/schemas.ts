import { country } from '@belvedere/kernel';
import { z } from 'zod';

const editable = {
  name: z.string().trim().min(1).max(200),
  address: z.string().trim().min(1).max(300),
  city: z.string().trim().min(1).max(120),
  /** ISO 3166-1 alpha-2, such as CH. */
  country,
  /** Degrees, WGS 84; both or neither. */
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  website: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  /** A tour of it, and the scene of it to begin with; shown on pages of its events while the tour is public. */
  tourId: z.uuid().nullable(),
  sceneId: z.uuid().nullable(),
};

export const venueView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    address: z.string(),
    city: z.string(),
    country: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    website: z.string().nullable(),
    tourId: z.uuid().nullable(),
    sceneId: z.uuid().nullable(),
    version: z.int(),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .meta({ id: 'VenueView' });
export const venuePage = z.object({ items: z.array(venueView), nextCursor: z.string().nullable() }).meta({ id: 'VenuePage' });
/** With how far away each is: meters. */
export const nearVenues = z.object({ items: z.array(z.object({ venue: venueView, distance: z.number() })) }).meta({ id: 'NearVenues' });

const { name, address, city, country: land, ...optional } = editable;
export const createVenueInput = z.strictObject({ name, address, city, country: land, ...z.object(optional).partial().shape });
export const updateVenueInput = z.strictObject({
  id: z.uuid(),
  /** The version that the change was made on. */
  version: z.int().min(1).max(2_000_000_000),
  ...z.object(editable).partial().shape,
});
export const venueIdInput = z.strictObject({ id: z.uuid() });
export const removeVenueInput = z.strictObject({
  id: z.uuid(),
  /** Takes the venue from events that are there; without it a venue in use stays. */
  detach: z.boolean().default(false),
});
export const listVenuesInput = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(20),
  /** Letters that the name or the city begins with, in any spelling. */
  search: z.string().trim().min(1).max(100).optional(),
});
export const nearVenuesInput = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  /** Meters. */
  within: z.number().min(1).max(20_040_000).default(50_000),
  limit: z.int().min(1).max(100).default(20),
});

export type VenueView = z.infer<typeof venueView>;
export type VenuePage = z.infer<typeof venuePage>;
export type NearVenues = z.infer<typeof nearVenues>;
export type CreateVenueInput = z.output<typeof createVenueInput>;
export type UpdateVenueInput = z.output<typeof updateVenueInput>;
export type RemoveVenueInput = z.output<typeof removeVenueInput>;
export type ListVenuesInput = z.output<typeof listVenuesInput>;
export type NearVenuesInput = z.output<typeof nearVenuesInput>;
