import { css } from "lit";

/** The styles of the language menu. */
export const menuStyles = css`
[part~="languages"] { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; font-size: .875rem; color: var(--_muted); }
[part~="languages"] select { font: inherit; color: var(--_text); background: var(--_surface); min-height: 2.25rem; max-width: 100%; padding: .25rem .5rem; border: 1px solid var(--_border); border-radius: var(--_radius); cursor: pointer; }
`;
