import { access, constants } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';

/** The two programs, by absolute path. Whoever runs the server installs them; they are no part of this project. */
export interface Ffmpeg {
  readonly ffmpeg: string;
  readonly ffprobe: string;
}

/** ffmpeg where `given` says (FFMPEG_PATH), else on the search path; ffprobe lies beside it. Undefined when one of them is missing. */
export async function findFfmpeg({ given, searchPath }: { given?: string | undefined; searchPath: string }): Promise<Ffmpeg | undefined> {
  const places =
    given === undefined
      ? searchPath
          .split(delimiter)
          .filter(Boolean)
          .map((folder) => join(folder, 'ffmpeg'))
      : [given];
  for (const ffmpeg of places) {
    const ffprobe = join(dirname(ffmpeg), 'ffprobe');
    if ((await isExecutable(ffmpeg)) && (await isExecutable(ffprobe))) return { ffmpeg, ffprobe };
  }
  return undefined;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
