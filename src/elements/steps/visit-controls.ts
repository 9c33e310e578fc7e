import { html, nothing, type TemplateResult } from "lit";
import type { LaunchView } from "../../flow/flow-state.js";
import { stepsTerms } from "../../locales/en/steps-terms.js";
import type { ControlsPanel } from "../help/controls-panel.js";
import type { Control, ControlledStep } from "./controlled-step.js";
import { loadHelp } from "./load-help.js";
import { renderError } from "./render-failure.js";

/** The quiet rows below a step: to continue later, start over, change the details, get help. What they do is loaded with the first press. */
export class VisitControls {
  readonly #step: ControlledStep;
  #panel: ControlsPanel | undefined;
  #failed = false;

  constructor(step: ControlledStep) {
    this.#step = step;
  }

  /** Renders the ways to continue later or on another device: a link by mail, to the clipboard, or shared. */
  renderLater({ mailsLink, onboardingUrl, inviteUrl }: LaunchView): TemplateResult {
    const url = onboardingUrl ?? inviteUrl;
    const { clipboard } = navigator;
    const links = this.#panel?.links;
    const mail = () => this.#press((panel) => void panel.links.mail());
    const copy = () => {
      // At once: browsers allow it only while the press lasts.
      const copied = clipboard.writeText(url).then(
        () => true,
        () => false,
      );
      return this.#press((panel) => void panel.links.noteCopy(copied));
    };
    const canShare = "share" in navigator && matchMedia("(pointer: coarse)").matches;
    // The customer may close the sheet again, which rejects.
    const share = () => navigator.share({ url }).catch(() => undefined);
    return html`<div class="later">
      <p part="hint">${this.#step.props.translate(stepsTerms).laterText}</p>
      ${mailsLink ? this.#renderControl("mailLink", mail, nothing, !!links?.isMailing) : nothing}
      ${clipboard ? this.#renderControl("copyLink", copy) : nothing}
      ${canShare ? this.#renderControl("shareLink", share) : nothing}
      <span part="status" role="status">${links?.text}</span>
    </div>`;
  }

  /**
   * Renders the controls that help in a step.
   * @param begun true where something done at the provider's may be lost: the customer is asked first. Null where there is
   *   nothing to start over.
   */
  render(begun: boolean | null): TemplateResult {
    const panel = this.#panel;
    const renderControl = (control: Control, opens: boolean) =>
      this.#renderControl(
        control,
        () => this.#press((loaded) => loaded.press(control, opens)),
        opens ? panel?.opened === control : nothing,
      );
    // A customer whom the partner's server has invited has typed no details here.
    const offers = this.#step.props.hasDetails && begun !== null;
    return html`<div class="later controls">
        ${offers ? [renderControl("startOver", begun), renderControl("changeDetails", begun)] : nothing}
        ${renderControl("getHelp", true)}
      </div>
      <div role="alert">${this.#failed ? renderError(this.#step.props.translate(stepsTerms).unreachable) : panel?.renderFailure()}</div>
      ${panel?.render()}`;
  }

  #renderControl(
    control: Control | "mailLink" | "copyLink" | "shareLink",
    press: () => void,
    isExpanded: boolean | typeof nothing = nothing,
    isBusy: boolean | typeof nothing = nothing,
  ): TemplateResult {
    return html`<button
      type="button"
      part="link"
      id=${control}
      aria-expanded=${isExpanded}
      aria-disabled=${isBusy}
      @click=${press}
    >${this.#step.props.translate(stepsTerms)[control]}</button>`;
  }

  async #press(act: (panel: ControlsPanel) => void): Promise<void> {
    const step = this.#step;
    try {
      this.#panel ??= new (await step.props.withTerms(loadHelp())).ControlsPanel(step);
      this.#failed = false;
      act(this.#panel);
    } catch {
      this.#failed = true;
    }
    step.requestUpdate();
  }
}
