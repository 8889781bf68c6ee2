/** What was given and nothing else: what a page has put on Object.prototype under the same names is not meant for us. */
export const own = <T extends object>(given: T): T => ({ __proto__: null, ...given });
