/** Returns a random id that names its kind: `evt_…`, with 32 hexadecimal digits. */
export function newId(kind: string): string {
  return `${kind}_${crypto.randomUUID().replaceAll("-", "")}`;
}
