import type { ProxyClient } from "../../../../src/flow/proxy-client.js";
import * as answers from "./fixtures.js";

type Name = keyof ProxyClient;
type Replies = { [N in Name]: (...args: Parameters<ProxyClient[N]>) => unknown };

/** A call that the test answers when it likes. */
export interface OpenCall {
  name: Name;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

/** A proxy that answers as the test says, and remembers what it was asked. */
export class FakeClient implements ProxyClient {
  /** The names of the calls, in their order. */
  readonly calls: Name[] = [];
  readonly args: unknown[][] = [];
  readonly signals: (AbortSignal | undefined)[] = [];
  /** Calls that wait for the test. */
  readonly open: OpenCall[] = [];
  replies: Replies = {
    readOrganisation: () => answers.organisationAnswer,
    invite: () => answers.inviteAnswer,
    readTracking: () => answers.trackingAnswer,
    sendCode: () => answers.codeAnswer,
    activate: () => answers.activateAnswer,
    mailLink: () => ({ maskedEmail: "j•••@example.com" }),
    readStatus: () => answers.statusAnswer,
  };

  /** Makes calls of this name wait for the test. */
  hold(name: Name): void {
    this.replies[name] = () =>
      new Promise((resolve, reject) => {
        this.open.push({ name, resolve, reject });
      });
  }

  /** Makes calls of this name fail, the first ones or all. */
  fail(name: Name, error: Error, times = Number.POSITIVE_INFINITY): void {
    const before = this.replies[name];
    let left = times;
    Object.assign(this.replies, {
      [name]: (...args: never[]) => {
        if (left-- > 0) throw error;
        return (before as (...args: never[]) => unknown)(...args);
      },
    });
  }

  count(name: Name): number {
    return this.calls.filter((call) => call === name).length;
  }

  /** The arguments of the calls of this name, without the signal. */
  given(name: Name): unknown[][] {
    return this.args.filter((_, index) => this.calls[index] === name);
  }

  #call<N extends Name>(name: N, ...args: Parameters<ProxyClient[N]>): ReturnType<ProxyClient[N]> {
    const signal = args.at(-1);
    this.calls.push(name);
    this.args.push(args.slice(0, -1));
    this.signals.push(signal instanceof AbortSignal ? signal : undefined);
    const reply = async () => (this.replies[name] as (...args: unknown[]) => unknown)(...args);
    return reply() as ReturnType<ProxyClient[N]>;
  }

  readOrganisation: ProxyClient["readOrganisation"] = (...args) => this.#call("readOrganisation", ...args);
  invite: ProxyClient["invite"] = (...args) => this.#call("invite", ...args);
  readTracking: ProxyClient["readTracking"] = (...args) => this.#call("readTracking", ...args);
  sendCode: ProxyClient["sendCode"] = (...args) => this.#call("sendCode", ...args);
  activate: ProxyClient["activate"] = (...args) => this.#call("activate", ...args);
  mailLink: ProxyClient["mailLink"] = (...args) => this.#call("mailLink", ...args);
  readStatus: ProxyClient["readStatus"] = (...args) => this.#call("readStatus", ...args);
}
