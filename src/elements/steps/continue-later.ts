import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from "lit";
import { GangwayError } from "../../contract/errors.js";
import type { LaunchView, VisitView } from "../../flow/flow-state.js";
import type { OnboardingFlow } from "../../flow/onboarding-flow.js";
import type { StepsTerms } from "../../locales/terms.js";

/** The time for which a copied link is called so, in milliseconds. */
const COPIED_MS = 2000;

type Said = "mailed" | "late" | "failed" | "copied";

interface Step extends ReactiveControllerHost {
  readonly props: {
    flow: Pick<OnboardingFlow, "mailLink">;
    state: { visit: VisitView; launch: LaunchView };
    report(error: GangwayError): Promise<void>;
  };
}

/** The row of ways to continue later or on another device: a link by mail, to the clipboard, or shared. */
export class ContinueLater implements ReactiveController {
  readonly #step: Step;
  #said: Said | null = null;
  #mailing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #left = new AbortController();

  constructor(step: Step) {
    this.#step = step;
    step.addController(this);
  }

  hostConnected(): void {
    this.#left = new AbortController();
  }

  hostDisconnected(): void {
    this.#left.abort();
    clearTimeout(this.#timer);
    this.#said = null;
    this.#mailing = false;
  }

  render(terms: StepsTerms): TemplateResult {
    const { mailsLink } = this.#step.props.state.launch;
    const canShare = "share" in navigator && matchMedia("(pointer: coarse)").matches;
    return html`<div class="later">
      <p part="hint">${terms.laterText}</p>
      ${
        mailsLink
          ? html`<button type="button" part="link" aria-disabled=${this.#mailing} @click=${this.#mail}>
              ${terms.mailLink}
            </button>`
          : nothing
      }
      ${
        navigator.clipboard
          ? html`<button type="button" part="link" @click=${this.#copy}>${terms.copyLink}</button>`
          : nothing
      }
      ${
        canShare
          ? html`<button type="button" part="link" @click=${this.#share}>${terms.shareLink}</button>`
          : nothing
      }
      <span part="status" role="status">${this.#textOf(terms)}</span>
    </div>`;
  }

  get #url(): string {
    const { onboardingUrl, inviteUrl } = this.#step.props.state.launch;
    return onboardingUrl ?? inviteUrl;
  }

  #textOf(terms: StepsTerms): string {
    const { maskedEmail } = this.#step.props.state.visit;
    switch (this.#said) {
      case "mailed":
        return terms.linkMailed(maskedEmail);
      case "late":
        return terms.linkLate(maskedEmail);
      case "failed":
        return terms.linkFailed;
      case "copied":
        return terms.linkCopied;
      case null:
        return "";
    }
  }

  #say(said: Said | null): void {
    clearTimeout(this.#timer);
    this.#said = said;
    this.#step.requestUpdate();
  }

  readonly #mail = async (): Promise<void> => {
    if (this.#mailing) return;
    const { flow, report } = this.#step.props;
    const { signal } = this.#left;
    this.#mailing = true;
    this.#say(null);
    try {
      const late = await flow.mailLink(signal);
      this.#say(late ? "late" : "mailed");
    } catch (error) {
      if (signal.aborted) return;
      this.#say("failed");
      if (error instanceof GangwayError) void report(error);
    } finally {
      this.#mailing = false;
    }
    this.#step.requestUpdate();
  };

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.#url);
      this.#say("copied");
      this.#timer = setTimeout(() => this.#say(null), COPIED_MS);
    } catch {
      this.#say("failed");
    }
  };

  readonly #share = async (): Promise<void> => {
    // The customer may close the sheet again, which rejects.
    await navigator.share({ url: this.#url }).catch(() => undefined);
  };
}
