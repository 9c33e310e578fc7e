/** Draws a plot as SVG: a panel for each chart, with logarithmic axes. Text and lines can be read on light and dark pages. */

const WIDTH = 360;
const HEIGHT = 260;
const MARGIN = { left: 52, right: 16, top: 34, bottom: 42 };
const COLORS = ["#0b7a75", "#c2410c", "#7c3aed", "#2563eb"];
const DASHES = ["", "6 3", "2 3", "8 3 2 3"];

/**
 * @typedef {{ title: string, x: string, y: string, xTicks: number[], yTicks: number[], lines: { name: string, points: [number, number][] }[] }} Chart
 * @param {readonly Chart[]} charts
 */
export function plot(charts) {
  const names = charts[0]?.lines.map(({ name }) => name) ?? [];
  const legend = names
    .map(
      (name, index) =>
        `<g transform="translate(${MARGIN.left + index * 165} ${HEIGHT + 18})">${stroke(index, "M0 -4H26")}<text x="32">${name}</text></g>`,
    )
    .join("\n");
  const width = WIDTH * charts.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT + 32}" role="img" aria-label="${charts.map(({ title }) => title).join(". ")}" font-family="system-ui, sans-serif" font-size="12" fill="#6b7280">
${charts.map((chart, index) => `<g transform="translate(${index * WIDTH} 0)">\n${panel(chart)}\n</g>`).join("\n")}
${legend}
</svg>
`;
}

/** @param {Chart} chart */
function panel({ title, x, y, xTicks, yTicks, lines }) {
  const right = WIDTH - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const toX = scale(xTicks, MARGIN.left + 8, right - 8);
  const toY = scale(yTicks, bottom - 8, MARGIN.top + 8);
  return [
    `<text x="${MARGIN.left}" y="18" font-weight="600">${title}</text>`,
    `<path d="M${MARGIN.left} ${MARGIN.top}V${bottom}H${right}" fill="none" stroke="#6b7280"/>`,
    ...xTicks.map((tick) => `<text x="${toX(tick)}" y="${bottom + 16}" text-anchor="middle">${tick}</text>`),
    ...yTicks.map(
      (tick) =>
        `<path d="M${MARGIN.left} ${toY(tick)}H${right}" stroke="#6b7280" stroke-opacity=".25"/><text x="${MARGIN.left - 6}" y="${toY(tick) + 4}" text-anchor="end">${tick}</text>`,
    ),
    `<text x="${(MARGIN.left + right) / 2}" y="${bottom + 34}" text-anchor="middle">${x}</text>`,
    `<text transform="translate(14 ${(MARGIN.top + bottom) / 2}) rotate(-90)" text-anchor="middle">${y}</text>`,
    ...lines.map(({ points }, index) =>
      stroke(index, points.map(([px, py], at) => `${at === 0 ? "M" : "L"}${toX(px)} ${toY(py)}`).join("")),
    ),
  ].join("\n");
}

/**
 * @param {readonly number[]} ticks
 * @param {number} from
 * @param {number} to
 * @returns {(value: number) => string}
 */
function scale(ticks, from, to) {
  const [low, high] = [Math.log(Math.min(...ticks)), Math.log(Math.max(...ticks))];
  return (value) =>
    (from + ((Math.log(Math.max(value, Math.min(...ticks))) - low) / (high - low)) * (to - from)).toFixed(1);
}

/**
 * @param {number} index
 * @param {string} path
 */
function stroke(index, path) {
  return `<path d="${path}" fill="none" stroke="${COLORS[index % COLORS.length]}" stroke-width="2" stroke-dasharray="${DASHES[index % DASHES.length]}"/>`;
}
