import { commonErrors, fail, type Context } from '@belvedere/kernel';
import { findReadable } from '@belvedere/platform';

interface Named {
  tourId?: string | null | undefined;
  sceneId?: string | null | undefined;
}

/** The tour is one of the tenant's that the caller may read, and the scene is one of that tour. */
export async function checkTour(ctx: Context, { tourId, sceneId }: Named): Promise<void> {
  if (sceneId != null && tourId == null)
    fail(commonErrors.invalid_input, { fields: { sceneId: 'Name the tour that the scene belongs to.' } });
  if (tourId != null && !(await findReadable(ctx, { type: 'tour', id: tourId })))
    fail(commonErrors.invalid_input, { fields: { tourId: 'There is no such tour here.' } });
  if (sceneId != null && (await findReadable(ctx, { type: 'scene', id: sceneId }))?.id !== tourId)
    fail(commonErrors.invalid_input, { fields: { sceneId: 'There is no such scene in the tour.' } });
}
