import { css } from "lit";

/** The styles of the dialog around the card. */
export const dialogStyles = css`
dialog { width: min(100% - 1rem, var(--gangway-max-width, 30rem)); max-height: calc(100% - 1rem); padding: 0; border: 0; border-radius: calc(var(--_radius) * 1.6); background: none; color: inherit; }
dialog::backdrop { background: #0b0f1799; }
.close { margin-block: -.5rem; margin-inline-start: auto; }
`;
