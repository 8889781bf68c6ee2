export { copyBase, sizeOfCluster, type BaseBackup, type BaseCopy } from './copy-base.ts';
export { restoreBase, type RestoreOptions } from './restore-base.ts';
export { checkCluster, type ClusterCheck } from './check-cluster.ts';
