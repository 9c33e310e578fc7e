/**
 * The metrics behind `/metrics`. Counters are fed from the log, which reports everything that this process does and never
 * holds personal data. Gauges are counted in the database from time to time.
 */
import type { Counts } from "../../records/counts.js";
import type { GangwayHost, Log, LogEvent, LogFields } from "../host.js";
import { createCounter, createHistogram, renderCounter, renderGauge } from "./series.js";

export interface Metrics {
  /** Returns a log that counts every line and passes it on. */
  counting(log: Log): Log;
  /** Returns everything in Prometheus' text format. */
  render(): Promise<string>;
}

const METHODS = ["GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"];
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const CACHED_MS = 10_000;
/** Counting takes at most a hundredth of the time. */
const PAUSE_FACTOR = 100;

export interface MetricsTools {
  readCounts: () => Promise<Counts>;
  droppedLogLines?: GangwayHost["droppedLogLines"];
  now: () => number;
}

export function createMetrics({ readCounts, droppedLogLines = () => 0, now }: MetricsTools): Metrics {
  const requests = createCounter("gangway_http_requests_total", "Requests answered.");
  const requestTime = createHistogram("gangway_http_request_duration_seconds", "Time to answer.", SECONDS);
  const calls = createCounter("gangway_provider_calls_total", "Calls to providers.");
  const callTime = createHistogram(
    "gangway_provider_call_duration_seconds",
    "Time that calls took.",
    SECONDS,
  );
  const reads = createCounter("gangway_status_reads_total", "Statuses asked for.");
  const webhooksIn = createCounter("gangway_webhooks_in_total", "Events from providers.");
  const held = createCounter("gangway_verdicts_held_total", "Verdicts that were not applied at once.");
  const beforeStart = createCounter(
    "gangway_verdicts_before_start_total",
    "Verdicts about visits of which the provider said that they were not begun.",
  );
  const deliveries = createCounter("gangway_deliveries_total", "Attempts to deliver a webhook.");
  const mails = createCounter("gangway_mails_total", "Attempts to send a mail.");
  const sms = createCounter("gangway_sms_total", "Attempts to send a text message.");
  const errors = createCounter("gangway_errors_total", "Errors that should not happen.");
  const counted = [
    requests,
    requestTime,
    calls,
    callTime,
    reads,
    webhooksIn,
    held,
    beforeStart,
    deliveries,
    mails,
    sms,
    errors,
  ];

  const webhook = (result: string) => (fields: LogFields) =>
    webhooksIn.add({ provider: fields.provider ?? "", result });
  const delivery = (result: string) => () => deliveries.add({ result });
  const mail = (result: string) => (fields: LogFields) => mails.add({ kind: fields.type ?? "", result });
  const text = (result: string) => () => sms.add({ result });
  const error = (kind: string) => () => errors.add({ kind });

  const counters: Partial<Record<LogEvent, (fields: LogFields) => void>> = {
    request({ method = "", route = "none", status = 0, ms = 0 }) {
      // Callers may invent methods, and requests without a route share one label.
      requests.add({ route, method: METHODS.includes(method) ? method : "other", status });
      requestTime.observe({ route }, ms / 1000);
    },
    provider_call({ provider = "", route = "", status, code = "", ms = 0 }) {
      const result = status === undefined ? code : `${Math.floor(status / 100)}xx`;
      calls.add({ provider, route, result });
      callTime.observe({ provider }, ms / 1000);
    },
    status_read: ({ provider = "", result = "" }) => reads.add({ provider, result }),
    webhook_applied: webhook("applied"),
    webhook_repeated: webhook("repeated"),
    verdict_held(fields) {
      webhook("held")(fields);
      held.add({ provider: fields.provider ?? "", reason: fields.hold ?? "" });
    },
    verdict_before_start: ({ provider = "" }) => beforeStart.add({ provider }),
    webhook_refused: webhook("refused"),
    webhook_unmatched: webhook("unmatched"),
    webhook_ignored: webhook("ignored"),
    delivery_sent: delivery("sent"),
    delivery_failed: delivery("failed"),
    delivery_given_up: delivery("given_up"),
    internal_error: error("internal"),
    mail_sent: mail("sent"),
    mail_failed(fields) {
      mail("failed")(fields);
      errors.add({ kind: "mail" });
    },
    mail_refused: mail("refused"),
    mail_given_up: mail("given_up"),
    sms_sent: text("sent"),
    sms_failed() {
      text("failed")();
      errors.add({ kind: "sms" });
    },
    sms_refused: text("refused"),
    sms_given_up: text("given_up"),
    provider_unknown_word: error("unknown_word"),
  };

  const currentCounts = cached(readCounts, now);

  return {
    counting: (log) => (level, event, fields) => {
      counters[event]?.(fields);
      log(level, event, fields);
    },
    async render() {
      const counts = await currentCounts();
      const dropped = renderCounter(
        "gangway_log_lines_dropped_total",
        "Log lines that could not be written.",
        droppedLogLines(),
      );
      return [...counted.map((series) => series.render()), dropped, ...renderCounts(counts)].join("");
    },
  };
}

function renderCounts({
  visits,
  outboxEvents,
  pendingDeliveries,
  pendingMails,
  pendingSms,
  disabledEndpoints,
}: Counts): string[] {
  return [
    renderGauge(
      "gangway_visits",
      "Visits, by status, outcome and end.",
      visits.map(({ count, outcome, ended, ...labels }) => [
        { ...labels, outcome: outcome ?? "none", ended: ended ?? "no" },
        count,
      ]),
    ),
    renderGauge("gangway_outbox_events", "Events that have no deliveries yet.", [[{}, outboxEvents]]),
    renderGauge("gangway_deliveries_pending", "Deliveries that wait to be sent.", [[{}, pendingDeliveries]]),
    renderGauge("gangway_mails_pending", "Mails that wait to be sent.", [[{}, pendingMails]]),
    renderGauge("gangway_sms_pending", "Text messages that wait to be sent.", [[{}, pendingSms]]),
    renderGauge("gangway_endpoints_disabled", "Endpoints that get no webhooks.", [[{}, disabledEndpoints]]),
  ];
}

/** Reads at most every ten seconds, less often where reading is slow. Calls meanwhile share one result. */
function cached<T>(read: () => Promise<T>, now: () => number): () => Promise<T> {
  let latest: Promise<T> | undefined;
  let readAgainAt = 0;
  return () => {
    if (latest && now() < readAgainAt) return latest;
    const began = now();
    readAgainAt = Number.POSITIVE_INFINITY;
    const reading = read();
    latest = reading;
    reading.then(
      () => {
        readAgainAt = now() + Math.max(CACHED_MS, (now() - began) * PAUSE_FACTOR);
      },
      () => {
        readAgainAt = 0;
      },
    );
    return reading;
  };
}
