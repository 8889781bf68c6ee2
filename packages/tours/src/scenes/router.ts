import { command, query } from '@belvedere/kernel';
import { toursErrors as errors } from '../errors.ts';
import { duplicateScene } from '../duplicates/duplicate-scene.ts';
import { attachSceneMedia } from '../media/attach-scene-media.ts';
import { detachSceneMedia } from '../media/detach-scene-media.ts';
import { listSceneMedia } from '../media/list-scene-media.ts';
import { reorderSceneMedia } from '../media/reorder-scene-media.ts';
import { attachmentList, listSceneMediaInput, reorderSceneMediaInput, sceneMediaInput } from '../media/schemas.ts';
import { toursScopes as scopes } from '../scopes.ts';
import { createScene } from './create-scene.ts';
import { getScene } from './get-scene.ts';
import { listScenes } from './list-scenes.ts';
import { removeScene } from './remove-scene.ts';
import { reorderScenes } from './reorder-scenes.ts';
import { restoreScene } from './restore-scene.ts';
import {
  createSceneInput,
  duplicateSceneInput,
  listScenesInput,
  reorderScenesInput,
  sceneIdInput,
  sceneList,
  sceneView,
  updateSceneInput,
} from './schemas.ts';
import { updateScene } from './update-scene.ts';

const audited = (done: string) => ({ action: `tours.scene.${done}`, resourceType: 'scene' });
const byInput = { resourceId: ({ input }: { input: { id: string } }) => input.id };
const bySceneId = { resourceId: ({ input }: { input: { sceneId: string } }) => input.sceneId };

export const scenesRouter = {
  create: command({
    scope: scopes.write,
    describe: 'Adds a scene at the end of a tour. Its panorama is cut into tiles in the background; of a 360° film a still is.',
    input: createSceneInput,
    output: sceneView,
    errors: [errors.not_found, errors.media_not_found, errors.wrong_media, errors.source_unfit],
    rate: 'write',
    audit: { ...audited('created'), resourceId: ({ output }) => output.id },
    idempotent: 'key',
    run: createScene,
  }),
  get: query({
    scope: scopes.read,
    describe: 'Reads a scene, with the state of its panorama.',
    input: sceneIdInput,
    output: sceneView,
    errors: [errors.scene_not_found],
    rate: 'read',
    run: getScene,
  }),
  list: query({
    scope: scopes.read,
    describe: 'Lists the scenes of a tour in their order.',
    input: listScenesInput,
    output: sceneList,
    errors: [errors.not_found],
    rate: 'read',
    run: listScenes,
  }),
  update: command({
    scope: scopes.write,
    describe: 'Changes a scene.',
    input: updateSceneInput,
    output: sceneView,
    errors: [errors.scene_not_found, errors.media_not_found, errors.wrong_media, errors.source_unfit],
    rate: 'write',
    audit: { ...audited('updated'), ...byInput },
    idempotent: 'key',
    run: updateScene,
  }),
  reorder: command({
    scope: scopes.write,
    describe: 'Puts the scenes of a tour into a new order. Names each scene once.',
    input: reorderScenesInput,
    output: sceneList,
    errors: [errors.not_found, errors.order_mismatch],
    rate: 'write',
    audit: { ...audited('reordered'), resourceId: ({ input }) => input.tourId },
    idempotent: 'key',
    run: reorderScenes,
  }),
  remove: command({
    scope: scopes.write,
    describe: 'Removes a scene with its hotspots; it can be restored.',
    input: sceneIdInput,
    output: sceneView,
    errors: [errors.scene_not_found, errors.not_found],
    rate: 'write',
    audit: { ...audited('removed'), ...byInput },
    idempotent: 'key',
    run: removeScene,
  }),
  restore: command({
    scope: scopes.write,
    describe: 'Brings a removed scene back to its place.',
    input: sceneIdInput,
    output: sceneView,
    errors: [errors.scene_not_found, errors.not_found],
    rate: 'write',
    audit: { ...audited('restored'), ...byInput },
    idempotent: 'key',
    run: restoreScene,
  }),
  duplicate: command({
    scope: scopes.write,
    describe: 'Puts a copy of a scene right after it, with its hotspots, files and translations.',
    input: duplicateSceneInput,
    output: sceneView,
    errors: [errors.scene_not_found, errors.not_found],
    rate: 'write',
    audit: { ...audited('duplicated'), resourceId: ({ output }) => output.id },
    idempotent: 'key',
    run: duplicateScene,
  }),
  media: {
    list: query({
      scope: scopes.read,
      describe: 'Lists the files attached to a scene.',
      input: listSceneMediaInput,
      output: attachmentList,
      errors: [errors.scene_not_found],
      rate: 'read',
      run: listSceneMedia,
    }),
    attach: command({
      scope: scopes.write,
      describe: 'Attaches a media file to a scene.',
      input: sceneMediaInput,
      output: attachmentList,
      errors: [errors.scene_not_found, errors.not_found, errors.media_not_found, errors.wrong_media, errors.already_attached],
      rate: 'write',
      audit: { ...audited('media_attached'), ...bySceneId },
      idempotent: 'key',
      run: attachSceneMedia,
    }),
    detach: command({
      scope: scopes.write,
      describe: 'Takes a media file from a scene; the file itself stays.',
      input: sceneMediaInput,
      output: attachmentList,
      errors: [errors.scene_not_found, errors.not_found, errors.media_not_found],
      rate: 'write',
      audit: { ...audited('media_detached'), ...bySceneId },
      idempotent: 'key',
      run: detachSceneMedia,
    }),
    reorder: command({
      scope: scopes.write,
      describe: 'Puts the files of one role into a new order.',
      input: reorderSceneMediaInput,
      output: attachmentList,
      errors: [errors.scene_not_found, errors.not_found, errors.order_mismatch],
      rate: 'write',
      audit: { ...audited('media_reordered'), ...bySceneId },
      idempotent: 'key',
      run: reorderSceneMedia,
    }),
  },
};
