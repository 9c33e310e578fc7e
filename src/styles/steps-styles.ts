import { css } from "lit";

/** The styles that the steps after the first add. */
export const stepsStyles = css`
[aria-invalid="true"] { border-color: var(--_error); box-shadow: inset 0 0 0 1px var(--_error); }
@media (forced-colors: active) { [aria-invalid="true"] { border-width: 3px; } }
[part~="field-error"] { color: var(--_error); font-size: .875rem; font-weight: 550; }
.spinner { flex: none; width: 1rem; height: 1rem; border: 2px solid var(--_border); border-inline-start-color: var(--_primary); border-radius: 50%; animation: spin 1s linear infinite; }
@keyframes spin { to { rotate: 1turn; } }
@media (prefers-reduced-motion: reduce) { .spinner { animation: none; } }
[part~="status"] { display: flex; gap: .625rem; align-items: baseline; }
h3 { font-size: 1rem; }
[part~="error"] ul { list-style: none; }
[part~="error"] a { color: var(--_error); }
[part~="qr"] { display: block; width: 100%; max-width: 11rem; border: 1px solid #0002; border-radius: var(--_radius); }
.scan { display: grid; gap: .75rem; place-items: center; text-align: center; }
@container (min-width: 24rem) { .scan { grid-template-columns: 11rem 1fr; gap: 1.25rem; place-items: center start; text-align: start; } }
.step > [role="status"]:empty { position: absolute; }
.resend, .later { display: flex; flex-wrap: wrap; gap: 0 .75rem; align-items: center; }
[part~="link"][aria-disabled="true"] { opacity: .7; cursor: not-allowed; }
details .scan { margin-top: .75rem; }
.mark { width: 3rem; color: var(--_success); }
#code { font-size: 1.25rem; letter-spacing: .2em; font-variant-numeric: tabular-nums; }
fieldset [part~="field-error"] { display: block; margin-top: .375rem; }
[part~="button-secondary"]:hover { background: color-mix(in srgb, var(--_text) 6%, transparent); }
`;
