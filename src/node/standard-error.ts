import { createLineWriter } from "./line-writer.js";

/** The process has one, so that all its proxies count their dropped lines together. */
export const standardError = createLineWriter(2);
