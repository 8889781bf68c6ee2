export { OperatorError } from '../operator-error.ts';
export { chooseDataDir } from './choose-data-dir.ts';
export { startEmbedded, type Embedded, type StartEmbeddedOptions } from './start-embedded.ts';
export { StartupError } from './startup-error.ts';
