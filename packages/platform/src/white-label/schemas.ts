import { z } from 'zod';

const text = z.string().trim().min(1).max(80);
const color = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'Use a colour such as #1f6feb.')
  .transform((written) => written.toLowerCase());
const shownColor = z.string().max(7).nullable();

export const brandView = z
  .object({
    /** Shown instead of the tenant's name. */
    brandName: z.string().max(80).nullable(),
    /** Whose name stands on mails. */
    senderName: z.string().max(80).nullable(),
    logoMediaId: z.uuid().nullable(),
    faviconMediaId: z.uuid().nullable(),
    /** Of links and ornaments, where it can be read on the background. */
    primaryColor: shownColor,
    backgroundColor: shownColor,
    textColor: shownColor,
    showPoweredBy: z.boolean(),
    /** 0 until something was set. */
    version: z.int().min(0),
    updatedAt: z.date().nullable(),
  })
  .meta({ id: 'BrandView' });
export type BrandView = z.input<typeof brandView>;

/** What is not named stays; null takes it away. */
export const updateBrandInput = z.strictObject({
  brandName: text.nullable().optional(),
  senderName: text
    .regex(/^[^<>"\r\n]*$/, 'Without <, > and quotation marks.')
    .nullable()
    .optional(),
  logoMediaId: z.uuid().nullable().optional(),
  faviconMediaId: z.uuid().nullable().optional(),
  primaryColor: color.nullable().optional(),
  backgroundColor: color.nullable().optional(),
  textColor: color.nullable().optional(),
  showPoweredBy: z.boolean().optional(),
  version: z.int().min(0).max(2_000_000_000),
});
export type UpdateBrandInput = z.output<typeof updateBrandInput>;

export const domainView = z
  .object({
    id: z.uuid(),
    domain: z.string().max(230),
    /** The TXT record that shows that it is yours. */
    record: z.object({ name: z.string().max(253), value: z.string().max(80) }),
    /** Whether canonical addresses are made of it. */
    isPrimary: z.boolean(),
    verifiedAt: z.date().nullable(),
    checkedAt: z.date().nullable(),
    /** Since when the record is missing; after seven days the domain is not served any more. */
    lostSince: z.date().nullable(),
    createdAt: z.date(),
  })
  .meta({ id: 'CustomDomainView' });
export type DomainView = z.input<typeof domainView>;

export const domainList = z.object({ items: z.array(domainView).max(100) });
export type DomainList = z.input<typeof domainList>;

export const addDomainInput = z.strictObject({
  domain: z
    .string()
    .trim()
    .max(253)
    .refine((name) => name.includes('.') && !/[\s:/?#@\\%*]/.test(name), 'Use a whole host name, such as tours.example.org.'),
});
export type AddDomainInput = z.output<typeof addDomainInput>;

export const domainId = z.strictObject({ id: z.uuid() });
export type DomainId = z.output<typeof domainId>;
