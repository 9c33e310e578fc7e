/**
 * The flow store: one customer's visit from the first step to the last. It calls the proxy, keeps the state and tells
 * its subscribers; what follows what is decided in `transition.ts`, when to read in `status-poller.ts`.
 */
import type { ActivateAnswer, OrganisationAnswer, TrackingAnswer } from "../contract/answers.js";
import { GangwayError } from "../contract/errors.js";
import type { ActivateRequest } from "../contract/schemas.js";
import { type Authentication, furthest } from "../contract/status.js";
import { type Clock, systemClock } from "./clock.js";
import type { Details, FlowState, LaunchView, OnboardingFlow, VisitView } from "./flow-state.js";
import { type InviteExtras, inviteBody } from "./invite-body.js";
import type { PageEnvironment } from "./page-environment.js";
import type { ProxyClient } from "./proxy-client.js";
import { createStatusPoller, type StatusPoller } from "./status-poller.js";
import { type FlowEvent, transition } from "./transition.js";
import type { SavedVisit, VisitMemory } from "./visit-memory.js";

/** Members are read when they are needed, not when the flow is made: getters may follow the host's settings. */
export interface OnboardingFlowOptions extends InviteExtras {
  client: ProxyClient;
  environment: PageEnvironment;
  clock?: Clock | undefined;
  /** From 0 to 1; spreads the polls. Default: `Math.random`. */
  random?: (() => number) | undefined;
  /** Keeps the visit over a reload. Without it, a visit lasts as long as the flow. */
  memory?: VisitMemory | null | undefined;
  /** Organisation code; needed unless there is a tracking reference. */
  organisation?: string | null | undefined;
  /** A reference that the partner's server got from the invite call: there is no details step. */
  trackingReference?: string | null | undefined;
  /** What is known of the customer. */
  details?: Partial<Details> | undefined;
  /** The partner's proof of who the customer is. A function is called again once when the proxy refuses its token. */
  customerToken?: string | (() => string | Promise<string>) | null | undefined;
  /** Called with the failures that neither reject a call nor show in the state, such as a code mail that failed. */
  onError?: ((error: GangwayError) => void) | undefined;
}

interface Invitation {
  body: string;
  idempotencyKey: string;
  visit: VisitView | null;
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

const misconfigured = (message: string): GangwayError => new GangwayError("invalid_configuration", message);

const asGangwayError = (error: unknown): GangwayError =>
  error instanceof GangwayError
    ? error
    : new GangwayError("internal", "Something went wrong.", { cause: error });

/** 128 random bits. Not `crypto.randomUUID`, which pages on plain http lack. */
const freshKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );

const sameReference = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function visitOf(answer: TrackingAnswer): VisitView {
  const { trackingReference, status, organisation, provider, authentication, maskedEmail } = answer;
  return { trackingReference, status, organisation, provider, authentication, maskedEmail };
}

/** The provider's screen, where the proxy tells this page. */
function launchOf({ inviteUrl, qrCodeUrl, launch, frame }: TrackingAnswer): LaunchView | null {
  return inviteUrl && qrCodeUrl ? { inviteUrl, qrCodeUrl, launch, frame: frame ?? null } : null;
}

/**
 * Makes a flow, in no step yet.
 *
 * Of its calls, a newer one overtakes an older one: that one then resolves without effect, as everything does that
 * `stop()` interrupts. A call whose own signal aborts rejects with that signal's reason.
 */
export function createOnboardingFlow(options: OnboardingFlowOptions): OnboardingFlow {
  const { client, environment, clock = systemClock } = options;
  const listeners = new Set<(state: FlowState, previous: FlowState) => void>();
  const changes: [state: FlowState, previous: FlowState][] = [];
  let state: FlowState = { step: null };
  let details: Details = { email: "", customerContext: {}, ...options.details };
  let saved: SavedVisit | null = null;
  let invitation: Invitation | null = null;
  let running = false;
  let starting: Promise<void> = Promise.resolve();
  /** What the customer, or the start, is waiting for. */
  let action: AbortController | null = null;
  /** From a start to the next stop: for what goes on beside the actions. */
  let life = new AbortController();
  let poller: StatusPoller | null = null;

  function apply(event: FlowEvent): void {
    const previous = state;
    state = transition(previous, event);
    if (state === previous) return;
    poll();
    changes.push([state, previous]);
    // A listener that causes the next change gets it after everybody has got this one.
    if (changes.length > 1) return;
    for (const change of changes) {
      for (const listener of [...listeners]) {
        try {
          listener(...change);
        } catch (error) {
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    }
    changes.length = 0;
  }

  const show = (next: FlowState): void => apply({ type: "show", next });

  function poll(): void {
    if (!running || !(state.step === "launch" || state.step === "waiting")) {
      poller?.stop();
      poller = null;
    } else if (!poller) {
      const { trackingReference, status } = state.visit;
      poller = createStatusPoller({
        read: (signal) => client.readStatus(trackingReference, signal),
        environment,
        clock,
        random: options.random,
        status,
        onAnswer: (answer) => apply({ type: "status", answer }),
        onTrouble: (error) => apply({ type: "trouble", error }),
        onError: fail,
      });
      poller.start();
    }
  }

  function fail(error: GangwayError): void {
    invitation = null;
    show({ step: "error", error });
  }

  /** Runs the one thing that is being waited for. `refused` decides what a failure leads to. */
  async function act(
    work: (signal: AbortSignal) => Promise<void>,
    refused: (error: GangwayError, signal: AbortSignal) => void | Promise<void>,
    outer?: AbortSignal,
  ): Promise<void> {
    outer?.throwIfAborted();
    action?.abort();
    const mine = new AbortController();
    action = mine;
    const abort = () => mine.abort();
    outer?.addEventListener("abort", abort);
    try {
      await work(mine.signal).catch((error) => {
        mine.signal.throwIfAborted();
        return refused(asGangwayError(error), mine.signal);
      });
    } catch (error) {
      outer?.throwIfAborted();
      if (!mine.signal.aborted) throw error;
    } finally {
      outer?.removeEventListener("abort", abort);
    }
  }

  /** Waits for an answer, and goes no further when it comes too late. */
  async function ask<T>(answer: T | Promise<T>, signal: AbortSignal): Promise<T> {
    try {
      return await answer;
    } finally {
      signal.throwIfAborted();
    }
  }

  /** What a failed intention leads to: the error step, the ended step, or a rejection to show in place. */
  async function refuse(error: GangwayError, signal: AbortSignal): Promise<void> {
    if (error.code === "idempotency_mismatch" || error.code === "reference_ended") invitation = null;
    if (ENDS_FLOW.includes(error.code)) return fail(error);
    if (error.code !== "reference_ended" || !("visit" in state)) throw error;
    const { visit } = state;
    const answer = client.readStatus(visit.trackingReference, signal).catch(() => null);
    const reason = (await ask(answer, signal))?.ended ?? "expired";
    show({ step: "ended", visit, reason });
  }

  function remember(visit: SavedVisit | null): void {
    saved = visit;
    if (visit) options.memory?.write(visit);
    else options.memory?.clear();
  }

  function showVisit(visit: VisitView, launch: LaunchView): void {
    show(
      visit.status === "Completed"
        ? { step: "completed", visit }
        : { step: "launch", visit, launch, polling: { trouble: null } },
    );
  }

  /** Shows what is over. Returns false for a visit that can still be completed. */
  function showEnd(answer: TrackingAnswer): boolean {
    const visit = visitOf(answer);
    if (visit.status === "Completed") show({ step: "completed", visit });
    else if (answer.ended) show({ step: "ended", visit, reason: answer.ended });
    else return false;
    return true;
  }

  function requireProof(authentication: Authentication): void {
    if (authentication === "token" && !options.customerToken) {
      throw misconfigured("This organisation authenticates by token: the page must set customerToken.");
    }
  }

  async function customerToken(signal: AbortSignal): Promise<string> {
    const { customerToken } = options;
    let token: unknown;
    let cause: unknown;
    try {
      token = typeof customerToken === "function" ? await ask(customerToken(), signal) : customerToken;
    } catch (error) {
      signal.throwIfAborted();
      cause = error;
    }
    if (typeof token === "string" && token) return token;
    throw new GangwayError("token_invalid", "The page's customerToken gave no token.", { cause });
  }

  async function activate(visit: VisitView, proof: ActivateRequest, signal: AbortSignal): Promise<void> {
    const { trackingReference } = visit;
    const answer: ActivateAnswer = await ask(client.activate(trackingReference, proof, signal), signal);
    const { status, visitToken, ...launch } = answer;
    remember({ trackingReference, visitToken });
    showVisit({ ...visit, status: furthest(visit.status, status) }, launch);
  }

  /** Activates with the partner's token, or with nothing where nothing is asked for. Returns false for a code. */
  async function activateUnasked(visit: VisitView, signal: AbortSignal): Promise<boolean> {
    const { authentication } = visit;
    requireProof(authentication);
    if (authentication !== "none" && !options.customerToken) return false;
    const proof = async () =>
      authentication === "none" ? {} : { customerToken: await customerToken(signal) };
    try {
      await activate(visit, await proof(), signal).catch(async (error) => {
        // An expired token is the usual reason. One from a string stays what it is.
        if (!isTokenRefusal(error) || typeof options.customerToken !== "function") throw error;
        return activate(visit, await proof(), signal);
      });
    } catch (error) {
      // The customer can still prove it with a code.
      if (authentication !== "code" || !isTokenRefusal(error)) throw error;
      options.onError?.(error);
      return false;
    }
    return true;
  }

  async function resume(signal: AbortSignal): Promise<boolean> {
    const { organisation, trackingReference } = options;
    const last = saved ?? options.memory?.read();
    if (!last || (trackingReference && !sameReference(trackingReference, last.trackingReference)))
      return false;
    try {
      const tracking = await ask(
        client.readTracking(last.trackingReference, last.visitToken, signal),
        signal,
      );
      // Another widget of the same tab may have saved its own.
      if (!trackingReference && tracking.organisation.code !== organisation) return false;
      const launch = launchOf(tracking);
      if (showEnd(tracking)) return true;
      if (launch) {
        saved = last;
        showVisit(visitOf(tracking), launch);
        return true;
      }
    } catch (error) {
      if (!(error instanceof GangwayError && [401, 404, 410].includes(error.status))) throw error;
    }
    remember(null);
    return false;
  }

  async function showReference(trackingReference: string, signal: AbortSignal): Promise<void> {
    const tracking = await ask(client.readTracking(trackingReference, undefined, signal), signal);
    if (showEnd(tracking)) return;
    const visit = visitOf(tracking);
    const launch = launchOf(tracking);
    if (visit.authentication === "none" && launch) showVisit(visit, launch);
    // Never mailed by loading a page: the customer asks for the code.
    else if (!(await activateUnasked(visit, signal))) show({ step: "code", visit, sent: null });
  }

  async function showDetails(code: string, signal: AbortSignal): Promise<void> {
    const organisation = await ask(client.readOrganisation(code, signal), signal);
    if (!organisation.browserInvites) {
      throw misconfigured(
        "This organisation invites from its server only: the page needs a tracking-reference from there.",
      );
    }
    requireProof(organisation.authentication);
    show({ step: "details", organisation, details });
  }

  function begin(fresh = false): Promise<void> {
    starting = act(async (signal) => {
      const { organisation, trackingReference } = options;
      if (!organisation && !trackingReference) {
        throw misconfigured("Either an organisation or a tracking-reference is needed.");
      }
      if (!fresh && (await resume(signal))) return;
      if (trackingReference && !(fresh && organisation)) await showReference(trackingReference, signal);
      else if (organisation) await showDetails(organisation, signal);
    }, fail);
    return starting;
  }

  function halt(): void {
    action?.abort();
    life.abort();
    life = new AbortController();
  }

  async function invite(organisation: OrganisationAnswer, signal: AbortSignal): Promise<VisitView> {
    const request = inviteBody(organisation.organisation.code, details, options);
    const body = JSON.stringify(request);
    if (invitation?.body !== body) invitation = { body, idempotencyKey: freshKey(), visit: null };
    // Kept: what fails after the invite is tried again without inviting again.
    const current = invitation;
    if (!current.visit) {
      const { trackingReference, status, provider } = await ask(
        client.invite(request, current, signal),
        signal,
      );
      current.visit = {
        trackingReference,
        status,
        provider,
        organisation: organisation.organisation,
        authentication: organisation.authentication,
        maskedEmail: request.email.replace(/^(.)[^@]*/, "$1•••"),
      };
    }
    return current.visit;
  }

  async function sendCode(visit: VisitView, signal: AbortSignal): Promise<void> {
    const { maskedEmail, ...times } = await ask(client.sendCode(visit.trackingReference, signal), signal);
    show({ step: "code", visit: { ...visit, maskedEmail }, sent: { ...times, sentAt: clock.now() } });
  }

  return {
    get state() {
      return state;
    },
    get details() {
      return details;
    },

    subscribe(listener) {
      // Wrapped, so that the same function may subscribe twice, and each end only its own.
      const own: typeof listener = (...change) => listener(...change);
      listeners.add(own);
      return () => listeners.delete(own);
    },

    start() {
      const again = running;
      running = true;
      if (state.step === "error") show({ step: null });
      else if (again) return starting;
      if (state.step === null) return begin();
      poll();
      return Promise.resolve();
    },

    restart() {
      halt();
      running = true;
      invitation = null;
      remember(null);
      show({ step: null });
      return begin(true);
    },

    async submitDetails(next, signal) {
      if (!running || state.step !== "details") return;
      const { organisation } = state;
      details = next;
      await act(
        async (mine) => {
          const visit = await invite(organisation, mine);
          if (await activateUnasked(visit, mine)) return;
          try {
            await sendCode(visit, mine);
          } catch (error) {
            mine.throwIfAborted();
            // The customer is invited, and can ask for the code in its own step.
            show({ step: "code", visit, sent: null });
            options.onError?.(asGangwayError(error));
          }
        },
        refuse,
        signal,
      );
    },

    async requestCode(signal) {
      if (!running || state.step !== "code") return;
      const { visit } = state;
      await act((mine) => sendCode(visit, mine), refuse, signal);
    },

    async submitCode(code, signal) {
      if (!running || state.step !== "code") return;
      const { visit } = state;
      await act((mine) => activate(visit, { code }, mine), refuse, signal);
    },

    providerOpened() {
      if (!running || state.step !== "launch") return;
      const { trackingReference, authentication } = state.visit;
      apply({ type: "opened" });
      if (authentication !== "none" || saved) return;
      const { signal } = life;
      ask(client.activate(trackingReference, {}, signal), signal)
        .then(({ status, visitToken }) => {
          remember({ trackingReference, visitToken });
          apply({ type: "status", answer: { status } });
        })
        // The provider's screen is open all the same, and the next read tells what came of it.
        .catch(() => {})
        .then(() => {
          if (!signal.aborted) poller?.readNow();
        });
    },

    showLaunch() {
      if (running) apply({ type: "back" });
    },

    checkNow() {
      poller?.readNow();
    },

    stop() {
      running = false;
      halt();
      poll();
    },
  };
}

function isTokenRefusal(error: unknown): error is GangwayError {
  return error instanceof GangwayError && error.code === "token_invalid";
}
