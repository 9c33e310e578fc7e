/** Creates the services that routes and background work use. Each route names the few that it needs. */
import type { AnyGangwayConfig } from "./config-schema.js";
import type { GangwayHost } from "./host.js";
import { createActOnIdentity } from "./identities/act-on-identity.js";
import { createFindIdentity } from "./identities/find-identity.js";
import { createIdentityDetails } from "./identities/identity-details.js";
import { createEraseAtProviders } from "./identities/provider-erasures.js";
import { createRedactIdentity } from "./identities/redact-identity.js";
import { createSweepPersonalData } from "./identities/sweep-personal-data.js";
import { installProviders } from "./installed-providers.js";
import { type AttemptMail, createAttemptMail, type PrepareMail } from "./mails/attempt-mail.js";
import { createComposeMail } from "./mails/compose-mail.js";
import { createOrganisations, type Organisations } from "./organisations.js";
import { createOutbound } from "./outbound.js";
import { createAllowedOrigins } from "./requests/allowed-origins.js";
import { createApiKeys } from "./requests/api-keys.js";
import { createClientAddress } from "./requests/client-address.js";
import { createIdempotency } from "./requests/idempotency.js";
import { createMetricsAccess } from "./requests/metrics-access.js";
import { createRateLimits } from "./requests/rate-limits.js";
import { createSignedWebhooks } from "./requests/signed-webhooks.js";
import { createComposeSms } from "./sms/compose-sms.js";
import type { SmsSender } from "./sms/sms-sender.js";
import { createTwilioSender } from "./sms/twilio-sender.js";
import { createActivateVisit } from "./visits/activate-visit.js";
import { createCreationCap } from "./visits/creation-cap.js";
import { createFindPolledVisit, createFindVisit } from "./visits/find-visit.js";
import { createFollowLocale } from "./visits/follow-locale.js";
import { createMailLink } from "./visits/mail-link.js";
import { createNoteEvent, type NoteEvent } from "./visits/note-event.js";
import { createOneTimeCodes } from "./visits/one-time-codes.js";
import { createProveCustomer } from "./visits/prove-customer.js";
import { createQrLinks } from "./visits/qr-links.js";
import { createReadProvider } from "./visits/read-provider.js";
import { createReceiveReport } from "./visits/receive-report.js";
import { createStatusReads } from "./visits/refresh-status.js";
import { createRenewLink } from "./visits/renew-link.js";
import { createStartVisit } from "./visits/start-visit.js";
import { createVisitTokens } from "./visits/visit-tokens.js";

const ACTIVATE_TIMEOUT_MS = 2000;

export type Services = ReturnType<typeof createServices>;

/**
 * @param track keeps `close()` waiting for work that outlives its request.
 * @throws GangwayError `invalid_configuration`
 */
export function createServices(
  config: AnyGangwayConfig,
  host: GangwayHost,
  now: () => number,
  track: <T>(work: Promise<T>) => Promise<T>,
) {
  const { store, log } = host;
  const { publicUrl, encryptionKeys } = config;
  const clientAddress = createClientAddress(host.addressOf, config.trustedProxies);
  const random = host.random ?? ((length: number) => crypto.getRandomValues(new Uint8Array(length)));
  const organisations = createProviderOrganisations(config, host, now);
  const apiKeys = createApiKeys(organisations, now);
  const noteEvent = createNoteEvent(store, now);
  const attemptMail = createHostedAttempt(config, host, organisations, { noteEvent, now, random });
  const codes = createOneTimeCodes({ records: store.codes, attemptMail, noteEvent, random, now, track });
  const readProvider = createReadProvider(store.reports, now, log, noteEvent);
  const eraseAtProviders = createEraseAtProviders(store.erasures, organisations, now, log);

  return {
    now,
    log,
    track,
    store,
    visits: store.visits,
    visitHistory: store.visitHistory,
    identities: store.identities,
    deliveries: store.deliveries,
    endpointHealth: store.endpointHealth,
    reports: store.reports,

    organisations,
    apiKeys,
    allowedOrigins: createAllowedOrigins(publicUrl),
    clientAddress,
    idempotency: createIdempotency(store.idempotency, now),
    metricsAccess: createMetricsAccess(config, clientAddress),
    rateLimits: createRateLimits(config, store.rateLimits, now),
    signedWebhooks: createSignedWebhooks(organisations, now, log),

    attemptMail,
    followLocale: createFollowLocale({ visits: store.visits, now }),
    mailLink: createMailLink({ queue: store.mailQueue, attemptMail, now, track }),
    codes,
    findVisit: createFindVisit(store.visits, organisations),
    findPolledVisit: createFindPolledVisit(store.visits, organisations, now),
    startVisit: createStartVisit({
      records: store.visits,
      ping: () => store.ping(),
      creationCap: createCreationCap(store.rateLimits, now),
      publicUrl,
      canMail: config.mail !== undefined,
      random,
      now,
    }),
    receiveReport: createReceiveReport(store.visits, store.reports, now, log),
    readProvider,
    ...createStatusReads(store.visits, readProvider, now, log),
    activateVisit: createActivateVisit({
      reports: store.reports,
      now,
      log,
      noteEvent,
      timeoutMs: ACTIVATE_TIMEOUT_MS,
      track,
    }),
    proveCustomer: createProveCustomer(codes, now),
    qrLinks: createQrLinks(publicUrl, encryptionKeys, now),
    renewLink: createRenewLink(store, now, log, noteEvent),
    visitTokens: createVisitTokens(encryptionKeys, now),

    actOnIdentity: createActOnIdentity(store.identities, now),
    findIdentity: createFindIdentity(apiKeys, store.identities),
    sweepPersonalData: createSweepPersonalData(store, organisations, eraseAtProviders, now),
    identityDetails: createIdentityDetails(store.identities),
    redactIdentity: createRedactIdentity({ store, eraseAtProviders, now, log, track }),
  };
}

function createHostedAttempt(
  config: AnyGangwayConfig,
  host: GangwayHost,
  organisations: Organisations,
  {
    noteEvent,
    now,
    random,
  }: { noteEvent: NoteEvent; now: () => number; random: (length: number) => Uint8Array },
): AttemptMail {
  const { store, sendMail, log } = host;
  const domain = config.mail?.from.split("@").at(-1) ?? "";
  const composeMail = createComposeMail({
    visits: store.visits,
    organisations,
    canMail: config.mail !== undefined,
    domain,
    now,
  });
  const composeSms = createComposeSms({ visits: store.visits, organisations, now });
  const smsSender = host.smsSender ?? createConfiguredSender(config, host, now);
  const prepare: PrepareMail = async (mail) => {
    if (mail.kind === "code-sms") {
      const message = await composeSms(mail);
      return message && (async () => smsSender.send(message));
    }
    const message = await composeMail(mail);
    return message && (() => sendMail(message));
  };
  const fraction = () => (random(1)[0] ?? 0) / 256;
  const queue = store.mailQueue;
  return createAttemptMail({ queue, prepare, noteEvent, now, random: fraction, log });
}

/** Time limit of one call, shorter than the limit of an attempt. */
const SMS_TIMEOUT_SECONDS = 8;

function createConfiguredSender({ sms }: AnyGangwayConfig, host: GangwayHost, now: () => number): SmsSender {
  if (!sms?.twilio) return { send: () => Promise.reject(new Error("no gateway is configured")) };
  const outbound = createOutbound({
    provider: "twilio",
    name: "Twilio",
    timeoutSeconds: SMS_TIMEOUT_SECONDS,
    fetch: fetchOf(host),
    now,
    log: host.log,
  });
  return createTwilioSender(sms.twilio, outbound);
}

function fetchOf({ fetch }: GangwayHost): NonNullable<GangwayHost["fetch"]> {
  return fetch ?? ((url, init) => globalThis.fetch(url, init));
}

function createProviderOrganisations(
  config: AnyGangwayConfig,
  host: GangwayHost,
  now: () => number,
): Organisations {
  const fetch = fetchOf(host);
  const installed = installProviders(host.providers);
  return createOrganisations(config, installed, ({ provider: { timeoutSeconds } }, { id, name }) => ({
    outbound: createOutbound({ provider: id, name, timeoutSeconds, fetch, now, log: host.log }),
    now,
  }));
}
