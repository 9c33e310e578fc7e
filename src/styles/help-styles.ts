import { css } from "lit";

/** The styles of what the controls below a step open. */
export const helpStyles = css`
.opened { display: grid; gap: .75rem; padding: 1rem; border: 1px solid var(--_line); border-radius: var(--_radius); font-size: .9375rem; }
.opened ul { display: grid; gap: .5rem; padding-inline-start: 1.25rem; }
`;
