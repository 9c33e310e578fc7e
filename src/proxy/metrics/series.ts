/**
 * Counters, histograms and gauges in Prometheus' text format (version 0.0.4). prom-client 15 is no choice here: it loads
 * `http`, `fs`, `v8` and `cluster` with its first import, and worker platforms have none of them.
 */

export type Labels = Record<string, string | number>;

export interface Counter {
  add(labels: Labels): void;
  render(): string;
}

export interface Histogram {
  observe(labels: Labels, value: number): void;
  render(): string;
}

export function createCounter(name: string, help: string): Counter {
  const series = createLabelled(() => ({ count: 0 }));
  return {
    add(labels) {
      series.of(labels).count += 1;
    },
    render: () =>
      renderSamples(
        name,
        help,
        "counter",
        series.all().map(([labels, { count }]) => [labels, count]),
      ),
  };
}

/** @param bounds the upper bounds of the buckets, in ascending order. */
export function createHistogram(name: string, help: string, bounds: readonly number[]): Histogram {
  const series = createLabelled(() => ({ within: bounds.map(() => 0), sum: 0, count: 0 }));
  return {
    observe(labels, value) {
      const one = series.of(labels);
      const bucket = bounds.findIndex((bound) => value <= bound);
      if (bucket !== -1) one.within[bucket] = (one.within[bucket] ?? 0) + 1;
      one.sum += value;
      one.count += 1;
    },
    render() {
      const lines = series
        .all()
        .flatMap(([labels, { within, sum, count }]) => [
          ...runningTotals(within).map((below, index) =>
            sample(`${name}_bucket`, { ...labels, le: bounds[index] ?? 0 }, below),
          ),
          sample(`${name}_bucket`, { ...labels, le: "+Inf" }, count),
          sample(`${name}_sum`, labels, sum),
          sample(`${name}_count`, labels, count),
        ]);
      return [...header(name, help, "histogram"), ...lines, ""].join("\n");
    },
  };
}

/** Values that are counted for labels. */
interface Labelled<T> {
  /** Makes it where there is none yet. @param labels always in the same order. */
  of(labels: Labels): T;
  all(): readonly [Labels, T][];
}

interface LabelNode<T> {
  readonly byValue: Map<string | number, LabelNode<T>>;
  found?: T;
}

/** Finds by the values themselves: writing the labels as text took longer than everything else that a metric does. */
function createLabelled<T>(create: () => T): Labelled<T> {
  const root: LabelNode<T> = { byValue: new Map() };
  const all: [Labels, T][] = [];
  return {
    of(labels) {
      let node = root;
      for (const name in labels) {
        const value = labels[name] ?? "";
        const next: LabelNode<T> = node.byValue.get(value) ?? { byValue: new Map() };
        node.byValue.set(value, next);
        node = next;
      }
      if (node.found === undefined) {
        node.found = create();
        all.push([{ ...labels }, node.found]);
      }
      return node.found;
    },
    all: () => all,
  };
}

function runningTotals(counts: readonly number[]): number[] {
  let total = 0;
  return counts.map((count) => {
    total += count;
    return total;
  });
}

/** Renders a counter without labels that is kept elsewhere. */
export function renderCounter(name: string, help: string, value: number): string {
  return renderSamples(name, help, "counter", [[{}, value]]);
}

/** Renders values as they are now. */
export function renderGauge(name: string, help: string, values: readonly [Labels, number][]): string {
  return renderSamples(name, help, "gauge", values);
}

function renderSamples(
  name: string,
  help: string,
  type: string,
  values: readonly [Labels, number][],
): string {
  const lines = values.map(([labels, value]) => sample(name, labels, value));
  return [...header(name, help, type), ...lines, ""].join("\n");
}

const header = (name: string, help: string, type: string): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];

const sample = (name: string, labels: Labels, value: number): string =>
  `${name}${renderLabels(labels)} ${value}`;

function renderLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeValue(String(value))}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

const escapeValue = (value: string): string =>
  value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
