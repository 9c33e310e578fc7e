/** A warning about a valid configuration. Its message never repeats a value. */
export interface ConfigWarning {
  path: readonly PropertyKey[];
  message: string;
}
