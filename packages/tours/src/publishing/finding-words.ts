/** What is said of each kind of finding, in English. In other languages a client says it by the same keys, with the same values. */
export const FINDING_WORDS = {
  no_scene: 'The tour has no scene. Add one.',
  no_panorama: 'The scene “{title}” has no panorama. Choose one.',
  panorama_not_ready: 'The panorama of “{title}” is not ready yet, or has failed. Look at its state.',
  source_not_ready: 'What “{title}” is shown as is not ready or is gone. Wait for it, choose another, or take it away.',
  source_no_picture: '“{title}” can’t be shown as its file. A scene is shown as a picture or a film. Choose one.',
  source_unsaid:
    '“{title}” can’t be shown as its file. Nobody has said that it is a sphere. Say in the media library that its projection is equirectangular.',
  source_projected: '“{title}” can’t be shown as its file. Its projection is {projection}. Export it as equirectangular.',
  source_proportions:
    '“{title}” can’t be shown as its file. It is not twice as wide as it is high for each eye. Export the whole sphere, and say in the media library where the eyes are.',
  dead_target: '“{title}” leads to a scene that is gone. Choose another or remove it.',
  no_target: '“{title}” leads nowhere. Choose a scene.',
  refused_content: '“{title}” holds what is not allowed, such as a link that begins with javascript:. Edit its content.',
  media_not_ready: '“{title}” shows a media file that is not ready or is gone.',
  no_alternative: 'A picture of “{title}” has no text alternative. Say what it shows.',
  no_captions: 'The video of “{title}” has neither captions nor a transcript. Add one.',
  recording_only_heard: 'The recording of “{title}” has no transcript. Write down what is said.',
  orphan_scene: 'No hotspot leads to “{title}”; it is only in the list of scenes.',
  nadir_not_ready: 'The picture of the nadir patch is not ready or is gone. Choose another, or take it away.',
  plan_not_ready: 'The picture of the floor plan “{title}” is not ready or is gone. Choose another.',
  off_plan: '“{title}” is on no floor plan; nobody finds it there.',
  narration_not_ready: 'A narration of step {step} is not ready or is gone. Choose another.',
  no_transcript: 'Step {step} is only heard. Write down what is said, for those who can’t hear it.',
  no_description: 'The tour has no description. Search engines and people who can’t see it would read it.',
  no_meta_description: 'The tour has no description for search results.',
  hotspot_out_of_view: '“{title}” stands {degrees}° up or down, where few people look. Move it.',
  hotspots_overlap: '“{title}” lies on “{other}”: nobody can reach both. Move one of them.',
  missing_title: '“{title}” has no title in {language}. Translate it, or visitors read {original}.',
  missing_description: '“{title}” has no description in {language}. Translate it, or visitors read {original}.',
  missing_both: '“{title}” has no title and no description in {language}. Translate it, or visitors read {original}.',
  oversize_media: '“{title}” has {size} MB. Below {limit} MB it loads in time on a telephone.',
  link_in_circles: '“{title}” leads to {url}, which leads in circles on {day}. Correct the address or take it away.',
  link_silent: '“{title}” leads to {url}, which did not answer on {day}. Correct the address or take it away.',
  link_not_public: '“{title}” leads to {url}, which is no public address on {day}. Correct the address or take it away.',
  link_answered: '“{title}” leads to {url}, which answered {status} on {day}. Correct the address or take it away.',
  insecure_link: '“{title}” leads to {url} without encryption. Use https: if the site has it.',
} as const;
export type FindingKey = keyof typeof FINDING_WORDS;

/** Several ways in which one rule is broken. */
const RULES: Partial<Record<FindingKey, string>> = {
  source_no_picture: 'source_unfit',
  source_unsaid: 'source_unfit',
  source_projected: 'source_unfit',
  source_proportions: 'source_unfit',
  no_captions: 'no_alternative',
  recording_only_heard: 'no_alternative',
  missing_title: 'missing_translation',
  missing_description: 'missing_translation',
  missing_both: 'missing_translation',
  link_in_circles: 'broken_link',
  link_silent: 'broken_link',
  link_not_public: 'broken_link',
  link_answered: 'broken_link',
};
export const ruleOf = (key: FindingKey): string => RULES[key] ?? key;

export function findingText(key: FindingKey, values: Readonly<Record<string, string>>): string {
  return FINDING_WORDS[key].replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
