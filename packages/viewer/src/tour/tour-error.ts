/** What can go wrong, for programs. */
export type TourErrorCode =
  | 'manifest_unreachable'
  | 'manifest_invalid'
  | 'tiles_unreachable'
  | 'webgl_missing'
  | 'part_unreachable'
  | 'scene_unknown'
  | 'destroyed';

/** A failure of the viewer. `code` is for programs; `message` is English for developers; visitors read a text of `labels`. */
export class TourError extends Error {
  override readonly name = 'TourError';
  readonly code: TourErrorCode;

  constructor(code: TourErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
