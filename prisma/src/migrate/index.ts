export { deploy, type Deployed, type DeployOptions } from './deploy.ts';
export { diff } from './diff.ts';
export { MigrationError } from './migration-error.ts';
export { status, type Status } from './status.ts';
