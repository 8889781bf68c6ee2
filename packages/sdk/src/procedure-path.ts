// A registered symbol, so that ./react needs no code of the main entry to read it.
const ADDRESS = Symbol.for('belvedere.procedure');

/** Which procedure a function of the client calls. */
export interface ProcedureAddress {
  /** `<system>.<aggregate>.<verb>`. */
  path: string;
  /** The client's tenant. */
  tenant: string | null;
}

export function withAddress<Procedure extends object>(procedure: Procedure, address: ProcedureAddress): Procedure {
  return Object.defineProperty(procedure, ADDRESS, { value: address });
}

export function addressOf(procedure: object): ProcedureAddress {
  const address = (procedure as { [ADDRESS]?: ProcedureAddress })[ADDRESS];
  if (!address) throw new TypeError('This is not a procedure of a Belvedere client: select one, such as (client) => client.tours.get.');
  return address;
}
