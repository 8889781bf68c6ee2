export {
  button,
  code,
  composeLetter,
  heading,
  list,
  paragraph,
  type ComposedLetter,
  type Letter,
  type LetterBlock,
} from './compose-letter.ts';
export { mailErrors } from './errors.ts';
export { fileOutbox } from './file-outbox.ts';
export { createMailer, type Mail, type Mailer, type MailerOptions, type MailOutbox } from './mailer.ts';
