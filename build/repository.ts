import { resolve } from "node:path";

/** Resolves a path in the repository. npm, Vitest and Playwright all run at its top level. */
export const inRepository = (path: string): string => resolve(path);
