/** Waits for work. @returns its result, and how long it took */
export async function timed<T>(work: Promise<T>): Promise<{ result: T; seconds: number }> {
  const began = performance.now();
  return { result: await work, seconds: (performance.now() - began) / 1000 };
}
