import { css } from "lit";

/** The styles of what the controls below a step open. */
export const helpStyles = css`
.opened { display: grid; gap: .75rem; padding: 1rem; border-radius: var(--_radius); background: color-mix(in srgb, var(--_text) 5%, transparent); font-size: .9375rem; }
.opened ul { display: grid; gap: .5rem; padding-inline-start: 1.25rem; }
`;
