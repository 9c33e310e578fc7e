/** The databases that the store runs on. */
export type DatabaseKind = "sqlite" | "postgres";
