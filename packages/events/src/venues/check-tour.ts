import { commonErrors, fail } from '@belvedere/kernel';

/** A scene is one of a tour. */
export function checkTour({ tourId, sceneId }: { tourId?: string | null | undefined; sceneId?: string | null | undefined }): void {
  if (sceneId != null && tourId == null)
    fail(commonErrors.invalid_input, { fields: { sceneId: 'Name the tour that the scene belongs to.' } });
}
