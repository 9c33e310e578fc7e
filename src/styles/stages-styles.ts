import { css } from "lit";

/** The checklist of the customer's progress. */
export const stagesStyles = css`
.stages { display: grid; margin-block-end: calc(var(--_space) * -.6); list-style: none; }
.stages li { position: relative; display: flex; gap: .75rem; align-items: center; min-height: 2.5rem; }
.stages .open { color: var(--_muted); }
.stages li::before { content: ""; z-index: 1; flex: none; width: 1.5rem; height: 1.5rem; border: 2px solid var(--_border); border-radius: 50%; background: var(--_surface); font-size: .875rem; font-weight: 600; line-height: 1.25rem; text-align: center; }
.stages li + li::after { content: ""; position: absolute; inset-block: -.5rem 50%; inset-inline-start: .6875rem; border-inline-start: 2px solid var(--_line); }
.stages .current { font-weight: 600; }
.stages .current::before { border-color: var(--_link); background: radial-gradient(var(--_link) 38%, var(--_surface) 43%); }
.stages .done::before { content: "✓" / ""; border-color: var(--_success); color: var(--_success); }
@media (forced-colors: active) {
  .stages .current::before { width: .75rem; height: .75rem; border-width: .5rem; background: Canvas; }
}
`;
