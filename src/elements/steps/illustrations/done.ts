import { html } from "lit";

/** A tick, with a little confetti. */
export const doneIllustration = html`<svg class="illustration final green" viewBox="0 0 96 96" aria-hidden="true">
  <circle class="tint" cx="48" cy="48" r="40"></circle>
  <circle class="paper" cx="48" cy="48" r="27"></circle>
  <circle class="tint" cx="48" cy="48" r="22"></circle>
  <path class="accent tick" pathLength="1" d="m36 49 8.5 8.5L61 39"></path>
  <path class="accent" d="M84 14v8M80 18h8M14 74v6M11 77h6"></path>
  <path class="accent dot" d="M12 24h0M86 76h0"></path>
</svg>`;
