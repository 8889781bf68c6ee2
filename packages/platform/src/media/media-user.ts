import type { Context } from '@belvedere/kernel';

/** One place that a file is used in. */
export interface MediaUse {
  /** What uses it: `scene`, `hotspot`, `published_tour` … */
  type: string;
  id: string;
  role: string;
  /** How people call that thing. */
  title: string | null;
}

export interface UsedFile {
  mediaId: string;
  /** Under which its present content and the former ones that are kept are served: what a live tour shows is named by these. */
  contentIds: readonly string[];
}

/** A system that points at files. The platform asks all of them before it removes one (0.24), and tells them when one is purged. */
export interface MediaUser {
  /** The system. */
  name: string;
  /** Its tables with a foreign key to `media_files`: a test makes sure that each table in the database is somebody's. */
  tables: readonly string[];
  /** Who uses a file, at most `limit`. A thing that is itself removed counts, for it can be restored. */
  find(ctx: Context, file: UsedFile, limit: number): Promise<MediaUse[]>;
  /**
   * What a file shows is another now, and its former content lies under `formerId`, if it is not the same: what was made of the file is out of date.
   * In the transaction of the change, so that nobody can publish the old as the new.
   */
  renew?(ctx: Context, mediaId: string, formerId: string | null): Promise<void>;
  /** Drops what was made of a file, in the transaction that purges it. */
  forget?(ctx: Context, mediaId: string): Promise<void>;
}

const users = new Map<string, MediaUser>();

/** Declares a system that uses files. It counts from the moment its module is loaded: a process that has the system has its uses. */
export function defineMediaUser(user: MediaUser): MediaUser {
  users.set(user.name, Object.freeze(user));
  return user;
}

export function mediaUsers(): MediaUser[] {
  return [...users.values()];
}
