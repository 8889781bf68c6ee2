import { z } from 'zod';

/** A time in an input: within the years that the database stores and gives back, and that every language can read. */
export const instant = z.date().min(new Date('0001-01-01T00:00:00Z')).max(new Date('9999-12-31T23:59:59.999Z'));
