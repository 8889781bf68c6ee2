export { deploy, type Deployed, type DeployOptions } from './deploy.ts';
export { diff } from './diff.ts';
export { drift, type Drift, type DriftOptions } from './drift.ts';
export { MigrationError } from './migration-error.ts';
export { status, type Status } from './status.ts';
