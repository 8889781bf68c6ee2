import { command, query } from '@belvedere/kernel';
import { toursErrors as errors } from '../errors.ts';
import { attachHotspotMedia } from '../media/attach-hotspot-media.ts';
import { detachHotspotMedia } from '../media/detach-hotspot-media.ts';
import { listHotspotMedia } from '../media/list-hotspot-media.ts';
import { reorderHotspotMedia } from '../media/reorder-hotspot-media.ts';
import { attachmentList, hotspotMediaInput, listHotspotMediaInput, reorderHotspotMediaInput } from '../media/schemas.ts';
import { toursScopes as scopes } from '../scopes.ts';
import { createHotspot } from './create-hotspot.ts';
import { getHotspot } from './get-hotspot.ts';
import { listHotspots } from './list-hotspots.ts';
import { removeHotspot } from './remove-hotspot.ts';
import { restoreHotspot } from './restore-hotspot.ts';
import { createHotspotInput, hotspotIdInput, hotspotList, hotspotView, listHotspotsInput, updateHotspotInput } from './schemas.ts';
import { updateHotspot } from './update-hotspot.ts';

const audited = (done: string) => ({ action: `tours.hotspot.${done}`, resourceType: 'hotspot' });
const byInput = { resourceId: ({ input }: { input: { id: string } }) => input.id };
const byHotspotId = { resourceId: ({ input }: { input: { hotspotId: string } }) => input.hotspotId };
const referenceErrors = [errors.scene_not_found, errors.target_elsewhere, errors.media_not_found, errors.wrong_media];

export const hotspotsRouter = {
  create: command({
    scope: scopes.write,
    describe: 'Places a hotspot in a scene, by a direction in degrees or a vector. Its content carries its type.',
    input: createHotspotInput,
    output: hotspotView,
    errors: [errors.not_found, ...referenceErrors],
    rate: 'write',
    audit: { ...audited('created'), resourceId: ({ output }) => output.id },
    idempotent: 'key',
    run: createHotspot,
  }),
  get: query({
    scope: scopes.read,
    describe: 'Reads a hotspot.',
    input: hotspotIdInput,
    output: hotspotView,
    errors: [errors.hotspot_not_found],
    rate: 'read',
    run: getHotspot,
  }),
  list: query({
    scope: scopes.read,
    describe: 'Lists the hotspots of a scene.',
    input: listHotspotsInput,
    output: hotspotList,
    errors: [errors.scene_not_found],
    rate: 'read',
    run: listHotspots,
  }),
  update: command({
    scope: scopes.write,
    describe: 'Changes a hotspot.',
    input: updateHotspotInput,
    output: hotspotView,
    errors: [errors.hotspot_not_found, ...referenceErrors],
    rate: 'write',
    audit: { ...audited('updated'), ...byInput },
    idempotent: 'key',
    run: updateHotspot,
  }),
  remove: command({
    scope: scopes.write,
    describe: 'Removes a hotspot; it can be restored.',
    input: hotspotIdInput,
    output: hotspotView,
    errors: [errors.hotspot_not_found, errors.not_found],
    rate: 'write',
    audit: { ...audited('removed'), ...byInput },
    idempotent: 'key',
    run: removeHotspot,
  }),
  restore: command({
    scope: scopes.write,
    describe: 'Brings a removed hotspot back.',
    input: hotspotIdInput,
    output: hotspotView,
    errors: [errors.hotspot_not_found, errors.not_found],
    rate: 'write',
    audit: { ...audited('restored'), ...byInput },
    idempotent: 'key',
    run: restoreHotspot,
  }),
  media: {
    list: query({
      scope: scopes.read,
      describe: 'Lists the files attached to a hotspot.',
      input: listHotspotMediaInput,
      output: attachmentList,
      errors: [errors.hotspot_not_found],
      rate: 'read',
      run: listHotspotMedia,
    }),
    attach: command({
      scope: scopes.write,
      describe: 'Attaches a media file to a hotspot.',
      input: hotspotMediaInput,
      output: attachmentList,
      errors: [errors.hotspot_not_found, errors.not_found, errors.media_not_found, errors.wrong_media, errors.already_attached],
      rate: 'write',
      audit: { ...audited('media_attached'), ...byHotspotId },
      idempotent: 'key',
      run: attachHotspotMedia,
    }),
    detach: command({
      scope: scopes.write,
      describe: 'Takes a media file from a hotspot; the file itself stays.',
      input: hotspotMediaInput,
      output: attachmentList,
      errors: [errors.hotspot_not_found, errors.not_found, errors.media_not_found],
      rate: 'write',
      audit: { ...audited('media_detached'), ...byHotspotId },
      idempotent: 'key',
      run: detachHotspotMedia,
    }),
    reorder: command({
      scope: scopes.write,
      describe: 'Puts the files of one role into a new order.',
      input: reorderHotspotMediaInput,
      output: attachmentList,
      errors: [errors.hotspot_not_found, errors.not_found, errors.order_mismatch],
      rate: 'write',
      audit: { ...audited('media_reordered'), ...byHotspotId },
      idempotent: 'key',
      run: reorderHotspotMedia,
    }),
  },
};
