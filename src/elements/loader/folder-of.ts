/** Returns the address of the folder that a script came from, or "" for a script without an address, such as an inline one. */
export function folderOf(script: string | undefined): string {
  try {
    return new URL(".", script).href;
  } catch {
    return "";
  }
}
