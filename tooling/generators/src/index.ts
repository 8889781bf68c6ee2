export { addFact } from './add-fact.ts';
export { addProcedure } from './add-procedure.ts';
export { addSystem } from './add-system.ts';
export { addTable } from './add-table.ts';
