import { afterAll, beforeAll, expect, it } from "vitest";
import { createOnboardingFlow } from "../../../src/flow/create-onboarding-flow.js";
import { createProxyClient } from "../../../src/flow/create-proxy-client.js";
import type { StepName } from "../../../src/flow/flow-state.js";
import type { OnboardingFlow } from "../../../src/flow/onboarding-flow.js";
import { FakeClock } from "./support/fake-clock.js";
import { FakePage } from "./support/fake-page.js";
import {
  activateAnswer,
  codeAnswer,
  inviteAnswer,
  organisationAnswer,
  REF,
  screenAnswer,
  trackingAnswer,
} from "./support/fixtures.js";
import { sendJson, TestServer } from "./support/test-server.js";
import { FakeMemory } from "./support/watched-flow.js";

const JANE = { email: "jane@example.com", customerContext: { firstName: "Jane" } };
const TRACKING = `/v1/user/signup/tracking/${REF}`;
const server = new TestServer();

beforeAll(() => server.open());
afterAll(() => server.close());

const reached = (flow: OnboardingFlow, step: StepName) =>
  new Promise<void>((resolve) => {
    const end = flow.subscribe((state) => {
      if (state.step !== step) return;
      end();
      resolve();
    });
  });

const failing = (flow: OnboardingFlow) =>
  new Promise<string>((resolve) => {
    const end = flow.subscribe((state) => {
      if (!("polling" in state && state.polling.failure)) return;
      end();
      resolve(state.polling.failure.code);
    });
  });

it("takes a visit over HTTP from the first step to the last, through a reload", async () => {
  const problem = {
    type: "about:blank",
    title: "No",
    status: 422,
    detail: "Wrong.",
    code: "code_incorrect",
    attemptsLeft: 4,
  };
  let statusReads = 0;
  server.handle = ({ method, url, headers, body }, response) => {
    switch (`${method} ${url}`) {
      case "GET /v1/organisations/HARBOUR":
        return sendJson(response, 200, organisationAnswer);
      case "POST /v1/user/invite":
        return sendJson(response, 201, inviteAnswer);
      case `POST ${TRACKING}/code`:
        return sendJson(response, 202, codeAnswer);
      case `POST ${TRACKING}/activate`:
        return (body as { code: string }).code === "123456"
          ? sendJson(response, 200, activateAnswer)
          : sendJson(response, 422, problem);
      case `GET ${TRACKING}`:
        return headers.authorization === `Bearer ${activateAnswer.visitToken}`
          ? sendJson(response, 200, { ...trackingAnswer, ...screenAnswer, status: "Active" })
          : sendJson(response, 401, { ...problem, status: 401, code: "token_invalid" });
      case `GET ${TRACKING}/status`:
        return ++statusReads === 1
          ? sendJson(
              response,
              429,
              { ...problem, status: 429, code: "rate_limited" },
              { "Retry-After": "20" },
            )
          : sendJson(response, 200, { status: "Completed" });
      default:
        return sendJson(response, 404, {});
    }
  };
  const clock = new FakeClock();
  const page = new FakePage();
  const memory = new FakeMemory();
  const open = () =>
    createOnboardingFlow({
      client: createProxyClient({ endpoint: server.url, clock }),
      environment: page,
      clock,
      random: () => 0,
      memory,
      organisation: "HARBOUR",
    });

  const first = open();
  await first.start();
  await first.submitDetails(JANE);
  await expect(first.submitCode("000000")).rejects.toMatchObject({ code: "code_incorrect", attemptsLeft: 4 });
  await first.submitCode("123456");
  expect(first.state.step).toBe("launch");
  first.stop();
  expect([clock.due, page.listeners]).toEqual([[], 0]);

  const second = open();
  await second.start();
  expect(second.state).toMatchObject({ step: "launch", visit: { status: "Active" } });
  second.providerOpened();
  const failure = failing(second);
  await clock.advance(1000);
  expect(await failure).toBe("rate_limited");
  expect(clock.due).toEqual([20_000]);
  const completed = reached(second, "completed");
  await clock.advance(20_000);
  await completed;
  expect([clock.due, page.listeners, statusReads]).toEqual([[], 0, 2]);
  expect(server.seen.filter(({ url }) => url.endsWith("/invite"))).toHaveLength(1);
});
