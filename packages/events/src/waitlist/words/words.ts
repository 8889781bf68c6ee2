interface Text {
  subject: string;
  lines: readonly string[];
  action: string;
}

/** A title and a time, in words of the language. */
interface What {
  title: string;
  when: string;
}

/** What the letters of events say. Titles and times come as they are to be read. */
export interface Words {
  /** Of dates, where the reader’s language names no region. */
  locale: string;
  footer: string;
  prove(of: What): Text;
  known(of: What): Text;
  offer(of: What & { places: number; until: string }): Text;
  confirmed(of: What & { places: number }): Text;
  left(of: What): Text;
  takenOff(of: What): Text;
  expired(of: What): Text;
  cancelled(of: What & { reason: string | undefined }): Text;
  /** Another time, place or title; `where` is the place, where there is one. */
  changed(of: What & { where: string | undefined; reason: string | undefined }): Text;
  /** Put off to a time that is not known yet. */
  postponed(of: What & { reason: string | undefined }): Text;
  reminder(of: What & { where: string | undefined; places: number }): Text;
}
