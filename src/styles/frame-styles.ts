import { css } from "lit";

/** The styles of the provider's frame. */
export const frameStyles = css`
.frame { display: grid; margin-inline: calc(-1 * clamp(1.25rem, 7cqi, 2rem)); border-block: 1px solid color-mix(in srgb, var(--_border) 40%, transparent); }
.frame > * { grid-area: 1 / 1; place-self: center; }
.frame > :not(:empty) + iframe { visibility: hidden; }
.frame iframe { display: block; width: 100%; height: clamp(680px, 85vh, 800px); border: 0; color-scheme: normal; }
`;
