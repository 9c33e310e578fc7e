import { html } from "lit";

/** A window that can be opened again. */
export const endedIllustration = html`<svg class="illustration final" viewBox="0 0 96 96" aria-hidden="true">
  <circle class="tint" cx="48" cy="48" r="40"></circle>
  <path class="paper" d="M20 20h48a6 6 0 0 1 6 6v38a6 6 0 0 1-6 6H20a6 6 0 0 1-6-6V26a6 6 0 0 1 6-6z"></path>
  <path class="tint" d="M15 21h58v11H15z"></path>
  <path d="M14 33h60M22 26.5h0M28 26.5h0M24 45h26M24 55h16"></path>
  <circle class="paper" cx="69" cy="65" r="17"></circle>
  <path class="accent" d="M61.5 62.5a8 8 0 1 1-.2 4.5M61 56.5v6.5h6.5"></path>
</svg>`;
