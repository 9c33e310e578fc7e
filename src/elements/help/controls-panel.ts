import { Task, TaskStatus } from "@lit/task";
import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { GangwayError } from "../../contract/errors.js";
import { firstTerms } from "../../locales/en/first-terms.js";
import { helpStyles } from "../../styles/help-styles.js";
import { adoptStyles } from "../first/adopt-styles.js";
import { failureText } from "../first/failure-text.js";
import type { Control, ControlledStep } from "../steps/controlled-step.js";
import { renderHelp } from "./render-help.js";
import { renderQuestion } from "./render-question.js";
import { SentLinks } from "./sent-links.js";

/** Does what the controls below a step say, and shows what they open. */
export class ControlsPanel implements ReactiveController {
  /** The control whose part is shown. */
  opened: Control | null = null;
  readonly links: SentLinks;

  readonly #step: ControlledStep;
  #failure: GangwayError | null = null;
  readonly #change: Task<[Control], void>;

  constructor(step: ControlledStep) {
    this.#step = step;
    this.#change = new Task<[Control], void>(step, {
      autoRun: false,
      task: ([control], { signal }) => this.#changeDetails(control, signal),
    });
    this.links = new SentLinks(step);
    step.addController(this);
  }

  hostConnected(): void {
    adoptStyles(this.#step.getRootNode() as ShadowRoot, helpStyles);
  }

  hostDisconnected(): void {
    this.#change.abort();
    this.opened = this.#failure = null;
  }

  /** @param opens false where the control's work is done at once. */
  press(control: Control, opens: boolean): void {
    if (!opens) {
      this.#fulfil(control);
      return;
    }
    this.opened = this.opened === control ? null : control;
    this.#failure = null;
    this.#step.requestUpdate();
    if (this.opened && control !== "getHelp") void this.#step.focusOn("#question");
  }

  renderFailure(): TemplateResult | typeof nothing {
    if (!this.#failure) return nothing;
    return html`<p part="error">${failureText(this.#failure, this.#step.props.translate(firstTerms))}</p>`;
  }

  render(): TemplateResult | typeof nothing {
    const { opened } = this;
    const { translate, state } = this.#step.props;
    if (!opened) return nothing;
    return html`<div class="opened">${
      opened === "getHelp"
        ? renderHelp({ translate, organisation: state.visit.organisation, code: state.step === "code" })
        : renderQuestion({
            translate,
            about: opened,
            confirm: () => this.#fulfil(opened),
            cancel: () => this.#close(opened),
          })
    }</div>`;
  }

  /** Closes what a control has opened, and puts the focus back on it. */
  #close(control: Control): void {
    this.opened = null;
    this.#step.requestUpdate();
    void this.#step.focusOn(`#${control}`);
  }

  #fulfil(control: Control): void {
    if (control === "startOver") this.#step.props.restart();
    else if (this.#change.status !== TaskStatus.PENDING) void this.#change.run([control]);
  }

  async #changeDetails(control: Control, signal: AbortSignal): Promise<void> {
    const { flow, report } = this.#step.props;
    try {
      await flow.changeDetails(signal);
    } catch (error) {
      if (signal.aborted || !(error instanceof GangwayError)) return;
      await report(error);
      this.#failure = error;
      this.#close(control);
    }
  }
}
