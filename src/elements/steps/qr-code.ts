import { html, type TemplateResult } from "lit";
import type { LaunchView } from "../../flow/flow-state.js";
import { PRIVATE_REQUEST } from "../../flow/private-request.js";
import type { QrDrawing } from "./qr-drawing.js";

/** The longest wait for the proxy's drawing, in milliseconds. */
const MAX_WAIT_MS = 3000;

/** The drawings by the link that they lead to. Null where there is none. */
const drawings = new Map<string, QrDrawing | null>();
const loads = new Map<string, Promise<void>>();

/**
 * Reads the proxy's drawing of a QR code. A page's policy seldom allows images of the proxy, but always allows calls to it.
 * Null, or rejects, where there is none, or it is more than a drawing.
 */
async function readDrawing(url: string): Promise<QrDrawing | null> {
  const response = await fetch(url, {
    ...PRIVATE_REQUEST,
    signal: AbortSignal.timeout(MAX_WAIT_MS),
  });
  const text = response.ok ? await response.text() : "";
  const [, viewBox, path] = /viewBox="(-?\d+ -?\d+ \d+ \d+)".* d="([\dMLHVZhvz -]+)"/s.exec(text) ?? [];
  return viewBox && path ? { path, viewBox } : null;
}

async function load({ inviteUrl, qrCodeUrl }: LaunchView): Promise<void> {
  const drawing =
    (await readDrawing(qrCodeUrl).catch(() => null)) ??
    (await import("../qr/qr-chunk.js").catch(() => null))?.drawQrCode(inviteUrl);
  drawings.set(inviteUrl, drawing ?? null);
}

/** Loads the QR code of a link, once: the proxy's drawing, or this page's own. Resolves when it is there, or can't be. */
export function loadQrCode(launch: LaunchView): Promise<void> {
  const loading = loads.get(launch.inviteUrl) ?? load(launch);
  loads.set(launch.inviteUrl, loading);
  return loading;
}

/**
 * Renders the QR code of a link, dark on white in any theme, so that every camera reads it. Its place is kept while it is
 * loaded. Null where there is none.
 * @param onLoad called when it is loaded. Null: it is not needed yet.
 */
export function renderQrCode(
  launch: LaunchView,
  label: string,
  onLoad: (() => void) | null,
): TemplateResult | null {
  const drawing = drawings.get(launch.inviteUrl);
  if (drawing === null) return null;
  if (!drawing) {
    if (onLoad) void loadQrCode(launch).then(onLoad);
    return html`<svg part="qr" viewBox="0 0 1 1" aria-hidden="true"></svg>`;
  }
  const { path, viewBox } = drawing;
  const [x, y, width, height] = viewBox.split(" ");
  return html`<svg part="qr" role="img" aria-label=${label} viewBox=${viewBox} shape-rendering="crispEdges">
    <rect x=${x} y=${y} width=${width} height=${height} fill="#fff"></rect>
    <path d=${path} fill="#000"></path>
  </svg>`;
}

/** False once neither the proxy's drawing nor this page's own can be had. */
export const isDrawable = ({ inviteUrl }: LaunchView): boolean => drawings.get(inviteUrl) !== null;
