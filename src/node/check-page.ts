import type { AnyGangwayConfig } from "../proxy/config-schema.js";
import { CommandError } from "./command-error.js";
import { examinePage, organisationOf } from "./examine-page.js";
import { probeProxy } from "./probe-proxy.js";
import { type ReadPageOptions, readPage } from "./read-page.js";

/**
 * Reads a page, calls the proxy as the page would, and looks for what keeps the widget from working there. Returns a sentence where nothing is wrong.
 * @throws CommandError with every problem and its remedy, or where the page can't be read.
 */
export async function checkPage(
  address: string,
  config: AnyGangwayConfig,
  options: ReadPageOptions,
): Promise<string> {
  const page = await readPage(address, options);
  const problems = examinePage(page, config);
  const { organisations } = config;
  const named = organisationOf(page);
  // One that the configuration doesn't have is a problem by itself.
  const { code } =
    organisations.find((organisation) => organisation.code === named) ?? organisations[0] ?? {};
  if (code !== undefined) problems.push(...(await probeProxy(new URL(page.url), code, config)));
  if (problems.length === 0) return `Nothing on ${page.url} stops the widget.`;
  throw new CommandError([`${page.url}:`, ...problems.map((problem) => `- ${problem}`)].join("\n"));
}
