/** Counts the requests that are being answered. A set of their promises takes as long as a poll's whole answer. */
export interface RequestCount {
  begin(): void;
  end(): void;
  /** Resolves once no request is being answered. */
  none(): Promise<void>;
}

export function createRequestCount(): RequestCount {
  let count = 0;
  let waiting: (() => void)[] = [];
  return {
    begin() {
      count += 1;
    },
    end() {
      count -= 1;
      if (count > 0) return;
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    none: async () => {
      if (count > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}
