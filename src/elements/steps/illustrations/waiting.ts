import { html } from "lit";

/** An hourglass. */
export const waitingIllustration = html`<svg class="illustration" viewBox="0 0 96 96" aria-hidden="true">
  <circle class="tint" cx="48" cy="48" r="40"></circle>
  <path class="paper" d="M31 15h34v11c0 11-12 14-12 22s12 11 12 22v11H31V70c0-11 12-14 12-22s-12-11-12-22z"></path>
  <path class="tint" d="M34 33h28c-2 6-9 9-9 15H43c0-6-7-9-9-15zM36 76c1-7 6-11 12-11s11 4 12 11z"></path>
  <path d="M26 15h44M26 81h44"></path>
  <path class="accent" d="M36 33h24M48 46v10M37 76c1-7 5.5-11 11-11s10 4 11 11z"></path>
</svg>`;
