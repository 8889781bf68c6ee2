import { AppError } from '@belvedere/kernel';
import { RefusedContent } from './refused-content.ts';

/** What a decoder refuses is the file's fault; anything else, a decoder that is busy too, is not. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || !/^(image|ffmpeg)\./.test(error.code)) throw error;
    const verdict = error.code === 'image.unsupported' ? 'quarantined' : 'failed';
    throw new RefusedContent(verdict, [error.message, error.help].filter(Boolean).join(' '), { cause: error });
  }
}
