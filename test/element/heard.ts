import type { Recording } from "./record-live-regions.js";
import { waitUntil } from "./widget.js";

/** Waits until a text has been read out for the nth time. */
export async function heard({ said }: Recording, text: string, times = 1): Promise<void> {
  const count = () => said.filter((one) => one.includes(text)).length;
  await waitUntil(() => count() >= times, `“${text}” to be read out`).catch((error) => {
    throw new Error(`${error.message}, but there was only: ${said.join(" | ")}`);
  });
}
