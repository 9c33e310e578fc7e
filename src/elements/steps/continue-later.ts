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
import type { Translate, WithTerms } from "../first/page-language.js";
import { loadHelp } from "./load-help.js";

/** The time for which a copied link is called so, in milliseconds. */
const COPIED_MS = 2000;

/** Returns the words about the last press, in the language of the moment. */
type Said = (terms: StepsTerms) => string;

const FAILED: Said = ({ linkFailed }) => linkFailed;
const COPIED: Said = ({ linkCopied }) => linkCopied;

interface Step extends ReactiveControllerHost {
  readonly props: {
    flow: Pick<OnboardingFlow, "mailLink">;
    state: { visit: VisitView; launch: LaunchView };
    translate: Translate;
    withTerms: WithTerms;
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
      <span part="status" role="status">${this.#said?.(terms) ?? ""}</span>
    </div>`;
  }

  get #url(): string {
    const { onboardingUrl, inviteUrl } = this.#step.props.state.launch;
    return onboardingUrl ?? inviteUrl;
  }

  /** Shows words. The same once more are taken away first: they would not be read out. */
  async #say(said: Said | null): Promise<void> {
    const { signal } = this.#left;
    clearTimeout(this.#timer);
    this.#said = null;
    this.#step.requestUpdate();
    await this.#step.updateComplete;
    if (signal.aborted) return;
    this.#said = said;
    this.#step.requestUpdate();
  }

  readonly #mail = async (): Promise<void> => {
    if (this.#mailing) return;
    const { props } = this.#step;
    const { signal } = this.#left;
    this.#mailing = true;
    void this.#say(null);
    try {
      const { mailLink } = await props.withTerms(loadHelp());
      void this.#say(await mailLink(props, signal));
    } catch (error) {
      if (signal.aborted) return;
      void this.#say(FAILED);
      if (error instanceof GangwayError) void props.report(error);
    } finally {
      this.#mailing = false;
    }
    this.#step.requestUpdate();
  };

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.#url);
      void this.#say(COPIED);
      this.#timer = setTimeout(() => void this.#say(null), COPIED_MS);
    } catch {
      void this.#say(FAILED);
    }
  };

  readonly #share = async (): Promise<void> => {
    // The customer may close the sheet again, which rejects.
    await navigator.share({ url: this.#url }).catch(() => undefined);
  };
}
