/**
 * One visit: how it comes about (invite, saved visit, tracking reference), how the customer proves to be the one who
 * was invited, and its polling. Loaded when there is a visit to be: the details step does without.
 */
import type { OrganisationAnswer, TrackingAnswer } from "../../contract/answers.js";
import { GangwayError } from "../../contract/errors.js";
import type { ActivateRequest } from "../../contract/requests.js";
import { furthest } from "../../contract/status.js";
import { ask } from "../ask.js";
import { systemClock } from "../clock.js";
import { customerTokenOf } from "../customer-token.js";
import type { OnboardingFlowOptions } from "../flow-options.js";
import type { Details, FlowState, LaunchView, VisitView } from "../flow-state.js";
import { requireProof } from "../require-proof.js";
import { type FlowEvent, transition } from "../transition.js";
import type { SavedVisit } from "../visit-memory.js";
import { Invitation } from "./invitation.js";
import { createStatusPoller, type StatusPoller } from "./status-poller.js";

export { visitCalls } from "./visit-calls.js";

/** The flow's state, as the visit sees it. */
export interface VisitStore {
  readonly state: FlowState;
  /** Keeps a state, and tells of it unless it is the same object. */
  set(next: FlowState): void;
  /** Shows a step, where it may follow. */
  show(next: FlowState): void;
}

/** Refusals after which the customer can't do anything in the step: the page or the partner must. */
const ENDS_FLOW: readonly string[] = [
  "invalid_configuration",
  "unknown_organisation",
  "unknown_reference",
  "not_found",
  "origin_not_allowed",
  "unauthorised",
];

/** Refusals of a saved visit that leave nothing to go on with: it is over, or this tab isn't let in any more. */
const LETS_GO: readonly string[] = [
  "unknown_organisation",
  "unknown_reference",
  "reference_ended",
  "not_found",
  "token_invalid",
  "unauthorised",
];

function visitOf(answer: TrackingAnswer): VisitView {
  const { trackingReference, status, organisation, provider, authentication, maskedEmail } = answer;
  return { trackingReference, status, organisation, provider, authentication, maskedEmail };
}

/** The provider's screen, where the proxy tells this page. */
function launchOf({ inviteUrl, qrCodeUrl, launch, frame }: TrackingAnswer): LaunchView | null {
  return inviteUrl && qrCodeUrl ? { inviteUrl, qrCodeUrl, launch, frame: frame ?? null } : null;
}

const isTokenRefusal = (error: unknown): error is GangwayError =>
  error instanceof GangwayError && error.code === "token_invalid";

/** Calls of one visit. What a late answer would have changed, it doesn't: each call stops when its signal aborts. */
export class Visit {
  readonly #options: OnboardingFlowOptions;
  readonly #store: VisitStore;
  readonly #invitation: Invitation;
  #saved: SavedVisit | null = null;
  #poller: StatusPoller | null = null;
  #opening: AbortController | null = null;

  constructor(options: OnboardingFlowOptions, store: VisitStore) {
    this.#options = options;
    this.#store = store;
    this.#invitation = new Invitation(options.client);
  }

  /** Goes on with this tab's visit. Returns false where there is none, or none that the proxy lets us into. */
  async resume(signal: AbortSignal): Promise<boolean> {
    const { client, memory, organisation, trackingReference } = this.#options;
    const saved = this.#saved ?? memory?.read();
    if (!saved) return false;
    if (trackingReference && trackingReference.toLowerCase() !== saved.trackingReference.toLowerCase()) {
      return false;
    }
    try {
      const tracking = await ask(
        client.readTracking(saved.trackingReference, saved.visitToken, signal),
        signal,
      );
      // Another widget of the same tab may have saved its own.
      if (!trackingReference && tracking.organisation.code !== organisation) return false;
      const launch = launchOf(tracking);
      if (launch) this.#saved = saved;
      if (this.#showEnd(tracking) || (launch && this.#showScreen(visitOf(tracking), launch, saved.left))) {
        return true;
      }
    } catch (error) {
      if (!(error instanceof GangwayError && LETS_GO.includes(error.code))) throw error;
    }
    this.#saved = null;
    memory?.clear();
    return false;
  }

  /** Begins with a reference that the partner's server got. */
  async showReference(trackingReference: string, signal: AbortSignal): Promise<void> {
    const answer = this.#options.client.readTracking(trackingReference, undefined, signal);
    const tracking = await ask(answer, signal);
    if (this.#showEnd(tracking)) return;
    const visit = visitOf(tracking);
    const launch = launchOf(tracking);
    if (visit.authentication === "none" && launch) this.#showScreen(visit, launch);
    // Never mailed by loading a page: the customer asks for the code.
    else if (!(await this.#activateUnasked(visit, signal)))
      this.#store.show({ step: "code", visit, sent: null });
  }

  /** Invites, once for the same details, and goes as far as it can without asking the customer again. */
  async submitDetails(
    organisation: OrganisationAnswer,
    details: Details,
    signal: AbortSignal,
  ): Promise<void> {
    const visit = await this.#invitation.send(organisation, details, this.#options, signal);
    if (await this.#activateUnasked(visit, signal)) return;
    try {
      await this.#sendCode(visit, signal);
    } catch (error) {
      if (signal.aborted || !(error instanceof GangwayError)) throw error;
      // The customer is invited, and can ask for the code in its own step.
      this.#store.show({ step: "code", visit, sent: null, failure: error });
      this.#options.onError?.(error);
    }
  }

  async requestCode(signal: AbortSignal): Promise<void> {
    const { state } = this.#store;
    if ("visit" in state) await this.#sendCode(state.visit, signal);
  }

  async submitCode(code: string, signal: AbortSignal): Promise<void> {
    const { state } = this.#store;
    if ("visit" in state) await this.#activate(state.visit, { code }, signal);
  }

  /**
   * Decides what a failed intention leads to: the error step, the ended step, or a rejection to show in place.
   * @throws The error, where the customer can do something about it in the step.
   */
  async refuse(error: GangwayError, signal: AbortSignal): Promise<void> {
    const { code } = error;
    const gone = code === "reference_ended";
    if (gone || code === "idempotency_mismatch") this.#invitation.forget();
    const { state } = this.#store;
    if (gone && "visit" in state) {
      const { visit } = state;
      const reading = this.#options.client.readStatus(visit.trackingReference, signal).catch(() => null);
      const answer = await ask(reading, signal);
      if (answer?.status === "Completed") {
        this.#store.show({ step: "completed", visit: { ...visit, status: "Completed" } });
      } else this.#store.show({ step: "ended", visit, reason: answer?.ended ?? "expired" });
    } else if (ENDS_FLOW.includes(code)) this.#store.show({ step: "error", error });
    else throw error;
  }

  /** The provider's screen has been opened elsewhere. */
  opened(): void {
    this.#apply({ type: "opened" });
    this.enter();
  }

  /** The page gives way to the provider's screen. */
  leavePage(): void {
    const { state } = this.#store;
    if (state.step !== "launch") return;
    this.enter();
    const { trackingReference } = state.visit;
    this.#remember({ trackingReference, visitToken: "", ...this.#saved, left: true });
  }

  /** The customer is back from the provider's screen. */
  returned(): void {
    this.#apply({ type: "returned" });
    this.checkNow();
  }

  /** Back from `waiting` to the link and the QR code. */
  showLaunch(): void {
    this.#apply({ type: "back" });
  }

  /** Activates where nothing was asked for, and hence nothing sent yet. */
  enter(): void {
    const { state } = this.#store;
    if (state.step !== "launch" && state.step !== "waiting") return;
    const { trackingReference, authentication } = state.visit;
    if (authentication !== "none" || this.#saved?.visitToken || this.#opening) return;
    const opening = new AbortController();
    this.#opening = opening;
    const { signal } = opening;
    ask(this.#options.client.activate(trackingReference, {}, signal), signal)
      .then(({ status, visitToken }) => {
        this.#remember({ ...this.#saved, trackingReference, visitToken });
        this.#apply({ type: "status", answer: { status } });
      })
      // The provider's screen is open all the same, and the next read tells what came of it.
      .catch(() => {})
      .then(() => {
        if (signal.aborted) return;
        this.#opening = null;
        this.#poller?.readNow();
      });
  }

  /** Reads the status at once. */
  checkNow(): void {
    this.#poller?.readNow();
  }

  /** Follows the flow's state: polls in `launch` and `waiting`, and nowhere else. */
  follow(): void {
    const { state } = this.#store;
    // What failed for good is not to be tried again with the same invitation.
    if (state.step === "error") this.#invitation.forget();
    if (state.step !== "launch" && state.step !== "waiting") this.pause();
    else if (!this.#poller) this.#poll(state.visit);
  }

  #poll({ trackingReference, status }: VisitView): void {
    const { client, environment, clock, random } = this.#options;
    this.#poller = createStatusPoller({
      read: (signal) => client.readStatus(trackingReference, signal),
      environment,
      clock,
      random,
      status,
      onAnswer: (answer) => this.#apply({ type: "status", answer }),
      onFailure: (error) => this.#apply({ type: "trouble", error }),
      onOnline: () => this.#apply({ type: "trouble", error: null }),
      onError: (error) => this.#store.show({ step: "error", error }),
    });
    this.#poller.start();
  }

  /** Ends polling and what goes on in the background. `follow()` begins polling again. */
  pause(): void {
    this.#opening?.abort();
    this.#opening = null;
    this.#poller?.stop();
    this.#poller = null;
  }

  #apply(event: FlowEvent): void {
    this.#store.set(transition(this.#store.state, event));
  }

  /** @param returned Whether the page had given way to the provider's screen, and is back. */
  #showScreen(visit: VisitView, launch: LaunchView, returned?: boolean): true {
    const polling = { failure: null };
    if (visit.status === "Completed") this.#store.show({ step: "completed", visit });
    else if (returned) {
      this.#store.show({ step: "waiting", visit, launch, polling, returned: true });
      this.checkNow();
    } else this.#store.show({ step: "launch", visit, launch, polling });
    return true;
  }

  /** Shows what is over. Returns false for a visit that can still be completed. */
  #showEnd(answer: TrackingAnswer): boolean {
    const visit = visitOf(answer);
    if (visit.status === "Completed") this.#store.show({ step: "completed", visit });
    else if (answer.ended) this.#store.show({ step: "ended", visit, reason: answer.ended });
    else return false;
    return true;
  }

  #remember(visit: SavedVisit): void {
    this.#saved = visit;
    this.#options.memory?.write(visit);
  }

  async #sendCode(visit: VisitView, signal: AbortSignal): Promise<void> {
    const { client, clock = systemClock } = this.#options;
    const { maskedEmail, ...times } = await ask(client.sendCode(visit.trackingReference, signal), signal);
    this.#store.show({
      step: "code",
      visit: { ...visit, maskedEmail },
      sent: { ...times, sentAt: clock.now() },
    });
  }

  async #activate(visit: VisitView, proof: ActivateRequest, signal: AbortSignal): Promise<void> {
    const { trackingReference } = visit;
    const answer = await ask(this.#options.client.activate(trackingReference, proof, signal), signal);
    const { status, visitToken, ...launch } = answer;
    this.#remember({ trackingReference, visitToken });
    this.#showScreen({ ...visit, status: furthest(visit.status, status) }, launch);
  }

  /** Activates with the partner's token, or with nothing where nothing is asked for. Returns false for a code. */
  async #activateUnasked(visit: VisitView, signal: AbortSignal): Promise<boolean> {
    const { authentication } = visit;
    const { customerToken, onError } = this.#options;
    requireProof(authentication, customerToken);
    if (authentication !== "none" && !customerToken) return false;
    const proof = async () =>
      authentication === "none" ? {} : { customerToken: await ask(customerTokenOf(customerToken), signal) };
    try {
      await this.#activate(visit, await proof(), signal).catch(async (error) => {
        // An expired token is the usual reason. One that isn't got by a function stays what it is.
        if (!isTokenRefusal(error) || typeof customerToken !== "function") throw error;
        return this.#activate(visit, await proof(), signal);
      });
    } catch (error) {
      // The customer can still prove it with a code.
      if (authentication !== "code" || !isTokenRefusal(error)) throw error;
      onError?.(error);
      return false;
    }
    return true;
  }
}
