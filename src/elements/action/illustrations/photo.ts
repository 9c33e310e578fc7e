import { html } from "lit";

/** A camera that asks for one more photo. */
export const photoIllustration = html`<svg class="illustration final amber" viewBox="0 0 96 96" aria-hidden="true">
  <circle class="tint" cx="48" cy="48" r="40"></circle>
  <path class="paper" d="M18 32h12l4-6a4 4 0 0 1 3.4-2h15.2a4 4 0 0 1 3.4 2l4 6h12a6 6 0 0 1 6 6v32a6 6 0 0 1-6 6H18a6 6 0 0 1-6-6V38a6 6 0 0 1 6-6z"></path>
  <path class="tint" d="M13 42h64v6H13z"></path>
  <circle class="paper" cx="45" cy="54" r="15"></circle>
  <circle class="tint" cx="45" cy="54" r="10"></circle>
  <path class="accent" d="M38.5 54a6.5 6.5 0 0 1 6.5-6.5"></path>
  <circle class="paper" cx="76" cy="28" r="14"></circle>
  <path class="accent" d="M76 21.5v13M69.5 28h13"></path>
</svg>`;
