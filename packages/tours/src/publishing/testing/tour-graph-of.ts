import type { HotspotTranslationModel, MediaFileModel, SceneMediaModel, SceneTranslationModel, TourTranslationModel } from '@belvedere/db';
import { newId } from '@belvedere/kernel';
import { directionToVector, type HotspotContent, type Panorama } from '@belvedere/manifest';
import type { HotspotRow } from '../../hotspots/table.ts';
import type { SceneRow } from '../../scenes/table.ts';
import type { TourRow } from '../../tours/table.ts';
import type { TourGraph } from '../tour-graph.ts';

const AT = new Date('2026-11-21T10:00:00Z');
const stamps = { createdAt: AT, updatedAt: AT };
const life = { ...stamps, version: 1, deletedAt: null };

export const tenantId = newId();

/** A finished panorama; its content id is made of the media file's id. */
export function panoramaOf(mediaId: string): Panorama {
  const id = mediaId.replaceAll('-', '');
  return { id, tileSize: 512, levels: [512], formats: ['webp'], preview: 'data:image/webp;base64,', width: 2048, height: 1024 };
}

/** A sound tour row. */
export function tourRow(changes: Partial<TourRow> = {}): TourRow {
  const userId = newId();
  return {
    tenantId,
    id: newId(),
    title: 'House',
    description: 'A house by the lake.',
    location: null,
    latitude: null,
    longitude: null,
    country: null,
    slug: 'house',
    status: 'draft',
    difficulty: null,
    category: null,
    tags: [],
    language: 'en',
    thumbnailUrl: null,
    metaTitle: null,
    metaDescription: null,
    metaKeywords: [],
    visibility: 'public',
    allowPublicAccess: true,
    allowEmbedding: true,
    autoplayEnabled: false,
    autoplaySpeed: 3,
    nadirMediaId: null,
    nadirSize: 30,
    startSceneId: null,
    viewCount: 0,
    shareCount: 0,
    bookmarkCount: 0,
    averageRating: 0,
    totalRatings: 0,
    ratingSum: 0,
    totalScenes: 0,
    totalHotspots: 0,
    estimatedDuration: null,
    publishedAt: AT,
    scheduledAt: null,
    unpublishAt: null,
    scheduleZone: null,
    scheduledById: null,
    submittedById: null,
    reviewComment: null,
    createdById: userId,
    updatedById: userId,
    ...life,
    ...changes,
  };
}

export function sceneRow(tour: TourRow, changes: Partial<SceneRow> = {}): SceneRow {
  const id = newId();
  return {
    tenantId,
    id,
    tourId: tour.id,
    key: `scene-${id.slice(-6)}`,
    title: 'Hall',
    description: null,
    order: 0,
    panoramaMediaId: newId(),
    sourceMediaId: null,
    panoramaUrl: null,
    thumbnailUrl: null,
    mapPositionX: null,
    mapPositionY: null,
    latitude: null,
    longitude: null,
    initialViewAngle: 0,
    initialPitch: 0,
    initialZoom: 1,
    minZoom: 0.6,
    maxZoom: 4,
    horizonPitch: 0,
    horizonRoll: 0,
    northOffset: 0,
    ...life,
    ...changes,
  };
}

export function hotspotRow(scene: SceneRow, content: HotspotContent, changes: Partial<HotspotRow> = {}): HotspotRow {
  const { x, y, z } = directionToVector({ yaw: 30, pitch: -10 });
  return {
    tenantId,
    id: newId(),
    tourId: scene.tourId,
    sceneId: scene.id,
    type: content.type,
    content,
    title: 'Door',
    description: null,
    order: 0,
    positionX: x,
    positionY: y,
    positionZ: z,
    area: null,
    iconUrl: null,
    iconColor: '#ffffff',
    iconSize: 1,
    targetSceneId: null,
    animationType: 'none',
    animationSpeed: 1,
    ...life,
    ...changes,
  };
}

/** A media file that is ready. */
export function mediaRow(changes: Partial<MediaFileModel> = {}): MediaFileModel {
  const id = newId();
  return {
    tenantId,
    id,
    originalName: 'file',
    fileName: id,
    filePath: id,
    fileSize: 1n,
    mimeType: 'image/jpeg',
    mediaType: 'image',
    status: 'ready',
    checksum: null,
    width: 640,
    height: 480,
    duration: null,
    progress: 1,
    altText: null,
    caption: null,
    credit: null,
    projection: null,
    stereo: null,
    cubeLayout: null,
    lensFov: null,
    details: {},
    origin: {},
    contentId: null,
    replacesId: null,
    supersededById: null,
    processingLog: [],
    failure: null,
    thumbnailPath: null,
    compressedPath: null,
    storageProvider: 'local',
    externalUrl: null,
    uploadOffset: 1n,
    uploadExpiresAt: null,
    uploadedById: newId(),
    ...life,
    ...changes,
  };
}

const translation = (language: string) => ({ tenantId, id: newId(), language, title: null, description: null, ...stamps });

export function tourTranslationRow(tour: TourRow, language: string, texts: Partial<TourTranslationModel> = {}): TourTranslationModel {
  return { ...translation(language), tourId: tour.id, metaTitle: null, metaDescription: null, ...texts };
}

export function sceneTranslationRow(scene: SceneRow, language: string, texts: Partial<SceneTranslationModel> = {}): SceneTranslationModel {
  return { ...translation(language), sceneId: scene.id, ...texts };
}

export function hotspotTranslationRow(
  hotspot: HotspotRow,
  language: string,
  texts: Partial<HotspotTranslationModel> = {},
): HotspotTranslationModel {
  return { ...translation(language), hotspotId: hotspot.id, content: null, ...texts };
}

export function sceneMediaRow(scene: SceneRow, media: MediaFileModel, role: string): SceneMediaModel {
  return { tenantId, id: newId(), sceneId: scene.id, mediaId: media.id, mediaType: role, order: 0, createdAt: AT };
}

/** The parts that are given, the rest empty; every scene's panorama is finished. */
export function tourGraphOf(parts: Partial<Omit<TourGraph, 'media'>> & { media?: MediaFileModel[] } = {}): TourGraph {
  const { tour = tourRow(), scenes = [sceneRow(tour)], media = [], ...rest } = parts;
  return {
    tenant: { id: tenantId, slug: 'museum', name: 'Museum' },
    tour,
    scenes,
    hotspots: [],
    panoramas: new Map(scenes.flatMap(({ panoramaMediaId: id }) => (id === null ? [] : [[id, panoramaOf(id)]]))),
    sceneMedia: [],
    tourTranslations: [],
    sceneTranslations: [],
    hotspotTranslations: [],
    plans: [],
    steps: [],
    linkChecks: new Map(),
    ...rest,
    media: new Map(media.map((file) => [file.id, file])),
  };
}
