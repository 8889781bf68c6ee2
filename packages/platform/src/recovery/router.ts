import { PLATFORM_ADMIN, query } from '@belvedere/kernel';
import { z } from 'zod';
import { listBackups } from './list-backups.ts';
import { listProcedures } from './list-procedures.ts';
import { backupPage, listBackupsInput, recoveryProcedureList } from './schemas.ts';

export const recoveryRouter = {
  backups: {
    list: query({
      scope: PLATFORM_ADMIN,
      describe: 'Lists the copies of the database, newest first, and when each was last proven.',
      input: listBackupsInput,
      output: backupPage,
      errors: [],
      rate: 'read',
      run: listBackups,
    }),
  },
  procedures: {
    list: query({
      scope: PLATFORM_ADMIN,
      describe: 'Lists what to do when something is lost, and when it was last practised.',
      input: z.strictObject({}),
      output: recoveryProcedureList,
      errors: [],
      rate: 'read',
      run: listProcedures,
    }),
  },
};
