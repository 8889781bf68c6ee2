export { readCsv, type CsvFile } from './read-csv.ts';
export { toCsvRow } from './to-csv-row.ts';
