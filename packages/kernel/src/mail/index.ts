export type { Mailer, OutgoingMail } from './mailer.ts';
