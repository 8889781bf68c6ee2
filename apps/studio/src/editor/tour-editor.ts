import {
  isBelvedereError,
  type Belvedere,
  type HotspotView,
  type SceneView,
  type ToursHotspotsCreateInput,
  type ToursHotspotsUpdateInput,
  type ToursScenesUpdateInput,
} from '@belvedere/sdk';
import { createDraft, type Conflict, type Draft, type Kind, type SaveState } from './draft.ts';
import { createHistory, type History, type Step } from './history.ts';

export type HotspotEdit = Omit<ToursHotspotsUpdateInput, 'id' | 'version'>;
export type SceneEdit = Omit<ToursScenesUpdateInput, 'id' | 'version'>;

/** What is open in the editor: scenes and hotspots as they are shown, how far they are saved, and how to take things back. */
export interface TourEditor {
  readonly scenes: Draft<SceneView, SceneEdit>;
  readonly hotspots: Draft<HotspotView, HotspotEdit>;
  readonly history: History;
  readonly state: SaveState;
  readonly failure: unknown;
  /** Changes fields, to be taken back under a name. */
  editHotspot(id: string, edit: HotspotEdit, name: string): void;
  editScene(id: string, edit: SceneEdit, name: string): void;
  addHotspot(input: ToursHotspotsCreateInput, name: string): Promise<HotspotView>;
  removeHotspot(id: string, name: string): Promise<void>;
  /** Does something that can be taken back. */
  act(step: Step): Promise<void>;
  flush(): Promise<void>;
  subscribe(changed: () => void): () => void;
}

const SAVE_AFTER = 700;
const RANK = ['failed', 'saving', 'waiting', 'saved'] as const satisfies readonly SaveState[];

const fieldsOf = <E extends object>(edit: E, value: (name: keyof E) => unknown): E =>
  Object.fromEntries(Object.keys(edit).map((name) => [name, value(name as keyof E)])) as E;

export function createTourEditor(
  client: Belvedere,
  onConflict: (conflict: Conflict<HotspotView, HotspotEdit> | Conflict<SceneView, SceneEdit>) => void,
): TourEditor {
  const { scenes: sceneCalls, hotspots: hotspotCalls } = client.tours;
  const sceneKind: Kind<SceneView, SceneEdit> = {
    save: ({ id, version }, edit) => sceneCalls.update({ id, version, ...edit }),
    load: (id) => sceneCalls.get({ id }),
    apply: (scene, edit) => ({ ...scene, ...(edit as Partial<SceneView>) }),
    read: (scene, edit) => fieldsOf(edit, (name) => scene[name]),
    isGone: (error) => isBelvedereError(error, 'tours.scene_not_found'),
  };
  const hotspotKind: Kind<HotspotView, HotspotEdit> = {
    save: ({ id, version }, edit) => hotspotCalls.update({ id, version, ...edit }),
    load: (id) => hotspotCalls.get({ id }),
    // Where it is is told in two fields and changed in one.
    apply: (hotspot, { position, ...edit }) => ({
      ...hotspot,
      ...(edit as Partial<HotspotView>),
      ...(position && 'yaw' in position && position),
    }),
    read: (hotspot, edit) => fieldsOf(edit, (name) => (name === 'position' ? { yaw: hotspot.yaw, pitch: hotspot.pitch } : hotspot[name])),
    isGone: (error) => isBelvedereError(error, 'tours.hotspot_not_found'),
  };
  const options = { delay: SAVE_AFTER, onConflict };
  const scenes = createDraft(sceneKind, options);
  const hotspots = createDraft(hotspotKind, options);
  const history = createHistory();
  const drafts = [scenes, hotspots] as const;

  const edit = <V extends { id: string; version: number }, E extends object>(
    { draft, kind }: { draft: Draft<V, E>; kind: Kind<V, E> },
    { id, change, name }: { id: string; change: E; name: string },
  ) => {
    const item = draft.get(id);
    if (!item) return;
    const before = kind.read(item, change);
    draft.change(id, change);
    history.add({
      name,
      group: `${id}:${Object.keys(change).join()}`,
      undo: () => draft.change(id, before),
      redo: () => draft.change(id, change),
    });
  };
  const takeAway = async (id: string) => {
    await hotspots.flush();
    await hotspotCalls.remove({ id });
    hotspots.drop(id);
  };
  const bringBack = async (id: string) => hotspots.take([await hotspotCalls.restore({ id })]);

  return {
    scenes,
    hotspots,
    history,
    get state() {
      return RANK.find((state) => drafts.some((draft) => draft.state === state)) ?? 'saved';
    },
    get failure() {
      return drafts.find(({ failure }) => failure)?.failure;
    },
    editHotspot: (id, change, name) => edit({ draft: hotspots, kind: hotspotKind }, { id, change, name }),
    editScene: (id, change, name) => edit({ draft: scenes, kind: sceneKind }, { id, change, name }),
    async addHotspot(input, name) {
      const hotspot = await hotspotCalls.create(input);
      hotspots.take([hotspot]);
      history.add({ name, undo: () => takeAway(hotspot.id), redo: () => bringBack(hotspot.id) });
      return hotspot;
    },
    removeHotspot: (id, name) => history.act({ name, undo: () => bringBack(id), redo: () => takeAway(id) }),
    act: (step) => history.act(step),
    async flush() {
      await Promise.all(drafts.map((draft) => draft.flush()));
    },
    subscribe(changed) {
      const stops = [...drafts, history].map((each) => each.subscribe(changed));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
