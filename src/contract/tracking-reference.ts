const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Tells whether a string has the shape of a tracking reference (a UUID, either case). */
export function isTrackingReference(text: unknown): text is string {
  return typeof text === "string" && UUID.test(text);
}
