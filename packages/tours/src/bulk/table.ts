import { AppError, type Context } from '@belvedere/kernel';

/** Runs work that may be refused without taking the rest of the transaction with it. @returns the refusal, if there was one. */
export async function inSavepoint(ctx: Context, work: () => Promise<void>): Promise<AppError | undefined> {
  await ctx.tx.$executeRaw`SAVEPOINT one_of_many`;
  try {
    await work();
    await ctx.tx.$executeRaw`RELEASE SAVEPOINT one_of_many`;
    return undefined;
  } catch (error) {
    // What is no refusal ends the whole call, and with it the transaction.
    if (!(error instanceof AppError)) throw error;
    await ctx.tx.$executeRaw`ROLLBACK TO SAVEPOINT one_of_many`;
    return error;
  }
}
