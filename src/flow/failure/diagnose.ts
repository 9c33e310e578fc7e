/** The mistakes that a page's developer makes first, named by how the first call of a flow fails. */
import type { GangwayError } from "../../contract/errors.js";
import { configurationError, type RuledSetting } from "../configuration-error.js";
import type { OnboardingFlowOptions } from "../flow-options.js";
import { WebPageAnswer } from "./web-page-answer.js";

/** The rule of a setting: its allowed values, or the reason why it is required. */
const RULES = new Map<unknown, string>(
  Object.entries({
    theme: "must be auto, light or dark.",
    launch: "must be auto, link, frame or redirect.",
    "tracking-reference": "must be a UUID.",
    browserInvites: "This organisation invites from its server only (browserInvites).",
    customerToken: 'This organisation authenticates by token (authentication is "token").',
  } satisfies Record<RuledSetting, string>),
);

type Settings = Pick<OnboardingFlowOptions, "endpoint" | "organisation">;

/** Addresses that pages over https may call over http (W3C Secure Contexts, §3.1). */
const LOCAL = /^http:\/\/(localhost|127\.[\d.]+|\[::1\]|[^/:]+\.localhost)(:|\/|$)/;

/** Returns an error that names the mistake, or the same error where none is known. */
export function diagnose(
  error: GangwayError,
  { endpoint = "endpoint", organisation }: Settings,
): GangwayError {
  const page = globalThis.location?.protocol;
  switch (error.code) {
    case "network":
      if (page !== "https:" || !endpoint.startsWith("http:") || LOCAL.test(endpoint)) return error;
      return configurationError(
        `This page is served over https, so browsers refuse to call ${endpoint} over http. Serve the proxy over https.`,
      );
    case "provider_response_invalid":
      if (!(error.cause instanceof WebPageAnswer)) return error;
      return configurationError(
        `${endpoint} answers with a web page. Set endpoint to the proxy's own address, which is publicUrl in its configuration.`,
      );
    case "not_found":
      return configurationError(
        `There is no proxy at ${endpoint}. Check the path: endpoint is publicUrl in the proxy's configuration.`,
      );
    case "unknown_organisation":
      error.message = `The proxy at ${endpoint} has no organisation "${organisation}". Codes are case-sensitive.`;
      return error;
    case "invalid_configuration": {
      const rule = RULES.get(error.cause);
      return rule ? configurationError(`${error.message} ${rule}`) : error;
    }
    default:
      return error;
  }
}
