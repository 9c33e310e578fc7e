export { providerSuite } from "../../provider-suite/provider-suite.js";
export type {
  ProviderSuiteOptions,
  SuiteCase,
  SuiteVisit,
  SuiteWebhook,
} from "../../provider-suite/suite-options.js";
