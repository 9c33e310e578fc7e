/**
 * VerifiMe's own call, answered by `<gangway-onboarding>` (VerifiMe, "Widget V2"; their older build behaved alike). A page
 * that was written for their widget only changes the address of the script.
 */
import type { ErrorCode } from "../../contract/errors.js";
import type { GangwayErrorEvent } from "../first/events.js";
import type { StreamFields, StreamName } from "../first/stream-event.js";
import { showLoadFailure } from "../loader/show-load-failure.js";

export interface VerifimeWidgetError {
  code: ErrorCode;
  /** For developers. */
  message: string;
}

export interface VerifimeWidgetOptions {
  /** The customer has handed everything in. Called once. */
  onSuccess?: (() => void) | undefined;
  /**
   * Something failed; the widget shows it too. It is not called for a wrong or expired code, which the customer
   * corrects.
   */
  onError?: ((error: VerifimeWidgetError) => void) | undefined;
  /** Something happened, for analytics: the name and the fields of each `gangway-event`. No personal data. */
  onEvent?: ((name: StreamName, fields: StreamFields[StreamName]) => void) | undefined;
  /** The customer's email address. */
  email?: string | undefined;
  /** Base URL of the proxy; a path is resolved against the page. Default: the folder that the script came from. */
  endpoint?: string | undefined;
  /** Accepted and not needed: the widget writes no inline styles. */
  cspNonce?: string | undefined;
  /** Accepted and not needed: the widget loads neither fonts nor images. */
  assetMode?: "data" | "url" | undefined;
}

export interface VerifimeWidgetInstance {
  /** Removes the widget. No callback comes after it; calling it again does nothing. */
  destroy(): void;
}

/** The address of this script, which a classic script and a module learn in different ways. */
const SCRIPT_URL = (globalThis.document?.currentScript as HTMLScriptElement | null)?.src || import.meta.url;

/** The errors that the customer corrects in the widget. The page is not told of them. */
const CORRECTED_BY_CUSTOMER: readonly ErrorCode[] = ["code_incorrect", "code_expired", "too_many_attempts"];

/** Shows the visit in the element that the selector finds. Never throws: every error goes to `onError`. */
export function VerifimeWidget(
  selector: string,
  trackingReference: string,
  options?: VerifimeWidgetOptions,
): VerifimeWidgetInstance {
  const { onSuccess, onError, onEvent, email, endpoint } = options ?? {};
  let destroyed = false;
  let completed = false;
  const report = (code: ErrorCode, message: string): void => {
    if (destroyed) return;
    if (onError) onError({ code, message });
    // biome-ignore lint/suspicious/noConsole: a page without `onError` learns of it nowhere else
    else console.error(`VerifimeWidget: ${message}`);
  };

  const element = document.createElement("gangway-onboarding");
  element.addEventListener("gangway-completed", () => {
    if (destroyed || completed) return;
    completed = true;
    onSuccess?.();
  });
  element.addEventListener("gangway-ended", (event) =>
    report("reference_ended", `This verification has ended: ${event.reason}.`),
  );
  element.addEventListener("gangway-error", ({ code, message }: GangwayErrorEvent) => {
    if (!CORRECTED_BY_CUSTOMER.includes(code)) report(code, message);
  });

  element.addEventListener("gangway-event", ({ name, fields }) => {
    if (!destroyed) onEvent?.(name, fields);
  });

  const settings = { "tracking-reference": trackingReference ?? "", email, endpoint };
  for (const [name, value] of Object.entries(settings)) {
    if (value !== undefined && value !== null) element.setAttribute(name, value);
  }

  const load = (): void => {
    // Beside this script, or from the proxy where this script is part of a page's own bundle.
    const from = async (base: string | URL | undefined) =>
      import(/* @vite-ignore */ new URL("gangway.js", base).href);
    from(SCRIPT_URL)
      .catch(() => from(endpoint && new URL(endpoint.replace(/\/*$/, "/"), location.href)))
      .catch(() => {
        if (!destroyed) showLoadFailure(element, load);
      });
  };

  try {
    const container = document.querySelector(selector);
    if (!container) throw new Error("nothing is found there");
    container.replaceChildren(element);
    load();
  } catch (error) {
    queueMicrotask(() => report("invalid_configuration", `The selector "${selector}" is wrong: ${error}`));
  }

  return {
    destroy() {
      destroyed = true;
      element.remove();
    },
  };
}
