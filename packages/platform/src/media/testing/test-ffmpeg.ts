import { findFfmpeg, type Ffmpeg } from '@belvedere/kernel/ffmpeg';

let said = false;

/** ffmpeg of this machine, for tests. Where it is missing, its tests are left out, and one line says so. */
export async function testFfmpeg(): Promise<Ffmpeg | undefined> {
  const found = await findFfmpeg({ given: process.env['FFMPEG_PATH'], searchPath: process.env['PATH'] ?? '' });
  if (!found && !said)
    process.stderr.write(
      'No ffmpeg found, so the tests of film and sound are left out: install it (apt-get install ffmpeg) or set FFMPEG_PATH.\n',
    );
  said = true;
  return found;
}
