/**
 * The customers of the run, and their partner's server. Each repeats a call until it has an answer that counts, as
 * docs/http-api.md asks of callers, and keeps a journal of what it was told.
 */
import { setTimeout as wait } from "node:timers/promises";
import { PROVIDER_IDS, type ProviderId } from "../../src/contract/providers.js";
import { STATUSES, type Status } from "../../src/contract/status.js";
import { createRandom, type Random } from "../fuzz/random.js";
import { signCustomerToken } from "../unit/proxy/support/customer-token.js";
import { type Call, type CallAnswer, httpCall } from "./http-call.js";
import type { MailServer } from "./mail-server.js";
import type { SandboxProcess } from "./sandbox-process.js";

export const apiKeyOf = (provider: ProviderId) => `partner-api-key-of-${provider}`;
export const TOKEN_SECRET = "customer-token-secret-of-this-chaos-run";

const AUTHENTICATIONS = ["code", "token", "code", "none"] as const;

/** The organisations take turns: each kind of authentication is used, whatever the number of providers. */
export function authenticationOf(provider: ProviderId): (typeof AUTHENTICATIONS)[number] {
  return AUTHENTICATIONS[PROVIDER_IDS.indexOf(provider) % AUTHENTICATIONS.length] ?? "code";
}

type Verdict = "approved" | "declined";

/** The knowledge of one customer and of the partner's server about the customer's visit. */
export interface Journal {
  number: number;
  provider: ProviderId;
  email: string;
  /** Shared by two customers: one person with two visits. */
  externalRef: string;
  /** Null until an invite was answered. */
  reference: string | null;
  /** Codes that were promised: answers 202. */
  codes: number;
  isActivated: boolean;
  /** The last one that the provider gave. */
  verdict: Verdict | null;
  /** In the order of all verdicts of the run. */
  verdictNumber: number;
  /** The call that it is at, with the last answer that didn't count. */
  at: string;
  isDone: boolean;
}

export interface Customers {
  /** In the order of their numbers. */
  journals: Journal[];
  /** Statuses that were lower than one seen before, and calls that were refused for good. */
  faults: string[];
  calls: number;
  /** Returns how many of the calls from this number on have no answer yet. */
  waitingSince(call: number): number;
  /** Lives one customer's life. */
  live(): Promise<void>;
}

interface Surroundings {
  /** The address of the proxies. */
  url: string;
  sandbox: SandboxProcess;
  mail: MailServer;
  seed: number;
}

const RETRY_MS = 200;
/** Worth another call: nobody can tell from here what became of the first one. */
const PASSING = [408, 409, 429];

export function createCustomers({ url, sandbox, mail, seed }: Surroundings): Customers {
  const customers: Customers = { journals: [], faults: [], calls: 0, waitingSince, live };
  /** Numbers of the calls without an answer. */
  const waiting = new Set<number>();
  /** Verdicts about one person, one after the other. */
  const deciding = new Map<string, Promise<void>>();
  let verdicts = 0;

  function waitingSince(call: number): number {
    return [...waiting].filter((number) => number >= call).length;
  }

  async function counted<Answer>(call: Promise<Answer>): Promise<Answer> {
    const number = customers.calls;
    customers.calls += 1;
    waiting.add(number);
    return call.finally(() => waiting.delete(number));
  }

  /** @param counts tells which answers are not to be repeated. Default: 2xx. */
  async function insist(
    journal: Journal,
    call: Call,
    counts = ({ status }: CallAnswer) => status < 300,
  ): Promise<CallAnswer> {
    const name = `${call.method} ${call.path}`;
    for (;;) {
      const answer = await counted(httpCall(url, call).catch((error: Error) => error));
      if (answer instanceof Error) journal.at = `${name}: ${answer.message}`;
      else if (counts(answer)) return answer;
      else {
        journal.at = `${name}: ${answer.status} ${JSON.stringify(answer.json)}`;
        if (answer.status < 500 && !PASSING.includes(answer.status)) throw new Error(journal.at);
      }
      await wait(RETRY_MS);
    }
  }

  async function live(): Promise<void> {
    const number = customers.journals.length;
    const random = createRandom(seed * 10_007 + number);
    const provider = PROVIDER_IDS[number % PROVIDER_IDS.length] ?? "verifime";
    const person = Math.floor(number / (2 * PROVIDER_IDS.length));
    const journal: Journal = {
      number,
      provider,
      email: `customer-${number}@example.com`,
      externalRef: `${provider}-person-${person}`,
      reference: null,
      codes: 0,
      isActivated: false,
      verdict: null,
      verdictNumber: 0,
      at: "",
      isDone: false,
    };
    customers.journals.push(journal);
    try {
      await liveThrough(journal, random);
      journal.isDone = true;
    } catch (error) {
      customers.faults.push(`customer ${number} was refused: ${error}`);
    }
  }

  async function liveThrough(journal: Journal, random: Random): Promise<void> {
    const { provider } = journal;
    const reference = await invite(journal, random);
    const session = await sessionOf(journal, reference);
    if (random.chance(0.8)) await activate(journal, reference);
    await act(journal, session, "opens");
    const readStatus = createStatusReader(journal, reference);
    await readStatus();
    await act(journal, session, "submits");
    // As the page does.
    while ((await readStatus()) !== "Completed") await wait(RETRY_MS);
    const verdict = random.pick(["approved", "declined"] as const);
    if (random.chance(0.3)) await decide(journal, session, "in_review");
    await decide(journal, session, verdict);
    await readStatus();
    if (provider === "verifime" && random.chance(0.3)) {
      await decide(journal, session, verdict === "approved" ? "declined" : "approved");
    }
  }

  async function invite(journal: Journal, random: Random): Promise<string> {
    const { email, externalRef, number, provider } = journal;
    const call: Call = {
      method: "POST",
      path: "/v1/user/invite",
      headers: { "x-api-key": apiKeyOf(provider), "idempotency-key": `customer-${number}` },
      body: { email, externalRef, code: provider.toUpperCase(), referenceData: `application-${number}` },
    };
    const reference: string = (await insist(journal, call)).json.trackingReference;
    journal.reference = reference;
    if (random.chance(0.3)) {
      const repeated: string = (await insist(journal, call)).json.trackingReference;
      if (repeated !== reference) customers.faults.push(`customer ${number} was invited twice`);
    }
    return reference;
  }

  async function sessionOf(journal: Journal, reference: string): Promise<string> {
    const { provider } = journal;
    if (provider === "verifime") return reference;
    const headers = { "x-api-key": apiKeyOf(provider) };
    const { json } = await insist(journal, { method: "GET", path: `/v1/visits/${reference}`, headers });
    return json.providerReference;
  }

  async function activate(journal: Journal, reference: string): Promise<void> {
    const path = `/v1/user/signup/tracking/${reference}/activate`;
    const { email, externalRef, provider } = journal;
    switch (authenticationOf(provider)) {
      case "none":
        await insist(journal, { method: "POST", path, body: {} });
        break;
      case "token": {
        const claims = { sub: externalRef, aud: provider.toUpperCase() };
        const customerToken = await signCustomerToken(claims, TOKEN_SECRET, Date.now());
        await insist(journal, { method: "POST", path, body: { customerToken } });
        break;
      }
      case "code":
        while (!(await tryCode(journal, reference, path))) journal.at = `no code for ${email} was right`;
    }
    journal.isActivated = true;
  }

  /** Asks for a code and enters the newest one that has arrived. */
  async function tryCode(journal: Journal, reference: string, path: string): Promise<boolean> {
    const sent = await insist(journal, {
      method: "POST",
      path: `/v1/user/signup/tracking/${reference}/code`,
      body: {},
    });
    if (sent.status === 202) journal.codes += 1;
    const own = () => mail.mails.filter(({ to }) => to === journal.email);
    while (new Set(own().map(({ messageId }) => messageId)).size < journal.codes) await wait(RETRY_MS);
    const code = own().at(-1)?.code;
    const call: Call = { method: "POST", path, body: { code } };
    const answer = await insist(journal, call, ({ status, json }) => status < 300 || isWrongCode(json));
    // The answer to an earlier call may have been lost, and its code is used up.
    return answer.status < 300 || (await isActive(journal, reference));
  }

  async function isActive(journal: Journal, reference: string): Promise<boolean> {
    const { provider } = journal;
    const headers = { "x-api-key": apiKeyOf(provider) };
    const { json } = await insist(journal, { method: "GET", path: `/v1/visits/${reference}`, headers });
    return json.verifiedBy === "code";
  }

  const act = ({ provider }: Journal, session: string, does: string) =>
    counted(sandbox.control(`${provider}/${session}/customer`, { does }));

  async function decide(journal: Journal, session: string, outcome: Verdict | "in_review"): Promise<void> {
    const { provider, externalRef } = journal;
    const before = deciding.get(externalRef);
    const decided = (async () => {
      await before;
      // Some providers' times are whole seconds, and their order must be certain.
      await nextSecond();
      await counted(sandbox.control(`${provider}/${session}/decide`, decisionOf(provider, outcome)));
      if (outcome === "in_review") return;
      verdicts += 1;
      Object.assign(journal, { verdict: outcome, verdictNumber: verdicts });
    })();
    deciding.set(externalRef, decided);
    await decided;
  }

  function createStatusReader(journal: Journal, reference: string) {
    let highest: Status = "Inactive";
    const order = (status: Status) => STATUSES.indexOf(status);
    return async () => {
      const path = `/v1/user/signup/tracking/${reference}/status`;
      const { status } = (await insist(journal, { method: "GET", path })).json;
      if (order(status) < order(highest)) {
        customers.faults.push(`visit ${reference} fell from ${highest} to ${status}`);
      }
      highest = status;
      return highest;
    };
  }

  return customers;
}

function isWrongCode(json: { code?: string } | undefined): boolean {
  return ["code_incorrect", "code_expired", "too_many_attempts"].includes(json?.code ?? "");
}

const RISK_LEVELS = { approved: "LOW", declined: "HIGH", in_review: "MEDIUM" } as const;
/** The risk policy of the organisation whose provider gives no verdicts. */
export const RISK_POLICY = { LOW: "approved", HIGH: "declined", MEDIUM: "in_review" } as const;

function decisionOf(provider: ProviderId, outcome: keyof typeof RISK_LEVELS): Record<string, string> {
  return provider === "verifime" ? { riskLevel: RISK_LEVELS[outcome] } : { outcome };
}

async function nextSecond(): Promise<void> {
  const second = () => Math.floor(Date.now() / 1000);
  const before = second();
  while (second() === before) await wait(1000 - (Date.now() % 1000));
}
