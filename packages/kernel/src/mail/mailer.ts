export interface OutgoingMail {
  to: string;
  subject: string;
  text: string;
  html?: string;
}

/** Sends mail, or keeps it where no server is configured. Throws when it could be neither sent nor kept. */
export interface Mailer {
  send(mail: OutgoingMail): Promise<void>;
}
