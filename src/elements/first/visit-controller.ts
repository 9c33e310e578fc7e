import type { PropertyValues, ReactiveController, ReactiveControllerHost } from "lit";
import type { FlowState, VisitView } from "../../flow/flow-state.js";
import type { OnboardingFlow } from "../../flow/onboarding-flow.js";
import { progressOf } from "../../flow/progress.js";
import { checkSettings } from "./check-settings.js";
import type { CurrentStep } from "./current-step.js";
import { createHostFlow, type FlowHost, isOtherVisit, nameOf, type VisitKey } from "./host-flow.js";
import type { PageLanguage } from "./page-language.js";
import { TypedTexts } from "./typed-texts.js";

/** The element whose visit it is. */
export interface VisitHost extends ReactiveControllerHost, FlowHost {
  readonly hasUpdated: boolean;
  organisation?: string | null | undefined;
  theme: string;
  modal: boolean;
}

/** Begins, continues, stops and replaces the visit, as the host's settings and calls require. */
export class VisitController implements ReactiveController {
  /** Set while a visit should go on: its host is connected, and open where it is a dialog. */
  wanted = false;
  /** The current visit, as last read. */
  visit: VisitView | null = null;
  /** The tracking reference that the page gave. */
  givenReference: string | null | undefined;

  readonly #host: VisitHost;
  readonly #language: PageLanguage;
  readonly #currentStep: CurrentStep;
  #flow: OnboardingFlow | undefined;
  #key: VisitKey | undefined;
  #running = false;

  constructor(host: VisitHost, language: PageLanguage, step: CurrentStep) {
    this.#host = host;
    this.#language = language;
    this.#currentStep = step;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#host.hasUpdated) this.wanted ||= !this.#host.modal;
    this.#host.requestUpdate();
  }

  start(): void {
    this.wanted = true;
    this.#run((flow) => flow.start());
    this.#host.requestUpdate();
  }

  restart(): void {
    this.visit = null;
    if (this.#flow) this.#run((flow) => flow.restart());
    else this.start();
  }

  checkNow(): void {
    this.#flow?.checkNow();
  }

  /** Stops the visit. It goes on from where it was once it is wanted again. */
  leave(): void {
    this.wanted = false;
    this.#stop();
  }

  /**
   * Follows the host's settings. Call it in `willUpdate`.
   * @param endpoint The proxy's base URL.
   */
  update(changed: PropertyValues<VisitHost>, endpoint: string): void {
    const host = this.#host;
    if (changed.has("modal")) this.wanted ||= !host.modal;
    // The DOM of a test may have no network, such as that of jsdom in Jest: the widget then only loads.
    if (!this.wanted || !globalThis.fetch) return;
    const key = this.#keyAt(endpoint);
    if (isOtherVisit(key, this.#key)) this.#begin(key);
    else if (!this.#running) this.#run((flow) => flow.start());
    else if (changed.has("customerToken") && this.#waitsForToken(changed.get("customerToken")))
      this.restart();
  }

  #keyAt(endpoint: string): VisitKey {
    const { organisation, theme, launch } = this.#host;
    const trackingReference = this.givenReference;
    const fault = checkSettings({ trackingReference, theme, launch });
    return { endpoint, organisation, trackingReference, fault };
  }

  /** Tells whether a new token can help: the page's script may have come later than the element. */
  #waitsForToken(previous: unknown): boolean {
    const { customerToken, organisation } = this.#host;
    if (organisation || !customerToken) return false;
    // A function in place of another is no new token: frameworks make one at each rendering.
    if (previous && typeof customerToken === "function") return false;
    const state = this.#flow?.state;
    return state?.step === "error" || (state?.step === "code" && !state.sent);
  }

  #begin(key: VisitKey): void {
    this.#stop();
    const name = nameOf(key, this.#host);
    const flow = createHostFlow(key, name, this.#host, this.#language);
    this.#key = key;
    this.#flow = flow;
    this.visit = null;
    this.#currentStep.begin(flow, new TypedTexts(name));
    flow.subscribe((state) => {
      if (flow === this.#flow) this.#follow(state);
    });
    this.#run(() => flow.start());
  }

  #run(action: (flow: OnboardingFlow) => Promise<void>): void {
    if (!this.#flow) return;
    this.#running = true;
    this.#currentStep.watchLoad();
    void action(this.#flow);
  }

  #stop(): void {
    this.#running = false;
    this.#currentStep.stop();
    this.#flow?.stop();
  }

  #follow(state: FlowState): void {
    let authentication = null;
    if ("visit" in state) {
      this.visit = state.visit;
      authentication = state.visit.authentication;
    } else if (state.step === "details") {
      this.visit = null;
      authentication = state.organisation.authentication;
    }
    const hasCode = authentication === "code" && !this.#host.customerToken;
    this.#currentStep.follow(state, progressOf(state, { hasDetails: !this.givenReference, hasCode }));
  }
}
