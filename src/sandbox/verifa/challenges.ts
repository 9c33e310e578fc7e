/** The instructions of a liveness check, in the words of the API. */
export const CHALLENGES = [
  "Blink twice",
  "Turn your head left",
  "Turn your head right",
  "Smile",
  "Nod",
] as const;
export type Challenge = (typeof CHALLENGES)[number];
