import { html, nothing, type TemplateResult } from "lit";
import { actionTerms } from "../../locales/en/action-terms.js";
import { actionStyles } from "../../styles/action-styles.js";
import { adoptStyles } from "../first/adopt-styles.js";
import { OnboardingStep } from "../first/onboarding-step.js";
import type { VisitControls } from "../steps/visit-controls.js";
import { faceIllustration } from "./illustrations/face.js";
import { photoIllustration } from "./illustrations/photo.js";

/** Says what the provider asks for once more, and leads back to its screen. */
export class ActionStep extends OnboardingStep<"action"> {
  static override properties = { ...OnboardingStep.properties, controls: { state: true } };

  /** Null until the chunk of the other steps has answered. It is loaded already. */
  private controls: VisitControls | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptStyles(this.getRootNode() as ShadowRoot, actionStyles);
  }

  protected override firstUpdated(): void {
    import("../steps/visit-controls.js").then(
      ({ VisitControls }) => {
        this.controls = new VisitControls(this);
      },
      () => {},
    );
  }

  override render(): TemplateResult {
    const { translate, state, flow } = this.props;
    const terms = translate(actionTerms);
    const reason = state.visit.action?.reason ?? "other";
    return html`${reason === "face_unclear" ? faceIllustration : photoIllustration}
      ${this.renderHeading(terms.actionHeading)}
      ${this.renderText(terms.actionText(reason))}
      <button type="button" part="button button-primary" @click=${() => flow.showLaunch()}>
        ${terms.actionContinue}
      </button>
      ${this.controls?.render(null) ?? nothing}`;
  }
}
