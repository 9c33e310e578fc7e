/**
 * Compares two strings in a time that depends on the length of `b` only. Compare digests with it, not secrets: the
 * length of a digest is no secret.
 */
export function constantTimeEqual(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < b.length; index += 1) {
    difference |= (a.charCodeAt(index) || 0) ^ b.charCodeAt(index);
  }
  return difference === 0;
}
