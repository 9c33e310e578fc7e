// The laptop's frame is the bank's page. The phone reads the QR code that is on its screen, and opens what it says.
import { typeCode } from "/type-code.js";

const laptop = document.querySelector(".laptop");
const phone = document.querySelector(".phone");
const find = (name) => phone.querySelector(name);
const home = find(".home");
const browser = find(".browser");
const scan = find(".scan");
const frame = browser.querySelector("iframe");
const time = new Intl.DateTimeFormat("en-AU", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** Pixels of the page that each screen shows, and the width up to which a small laptop is drawn. */
const LAPTOP = 1104;
const SMALL_LAPTOP = 560;
const PHONE = 375;
const SMALL = 600;
const LOOK_EVERY_MS = 500;
/** Pixels of one module of the code, as it is drawn for the camera. */
const MODULE = 4;

for (const device of [laptop, phone]) {
  new ResizeObserver(([{ contentRect }]) => {
    const { width } = contentRect;
    const shown = device === phone ? PHONE : width < SMALL ? SMALL_LAPTOP : LAPTOP;
    device.style.setProperty("--shown", `${shown}px`);
    device.style.setProperty("--scale", String(width / shown));
  }).observe(device.querySelector(".screen"));
}

/** The code on the laptop's screen. Null while there is none in view. */
function codeOnLaptop() {
  const widget = laptop.querySelector("iframe").contentDocument?.querySelector("gangway-onboarding");
  const code = widget?.shadowRoot?.querySelector("[part~=qr]:has(path)");
  return code?.getClientRects().length ? code : null;
}

/** Reads a code as a camera would, from its picture. */
async function readCode(svg) {
  await import("/jsqr.js");
  const { x, y, width, height } = svg.viewBox.baseVal;
  const canvas = new OffscreenCanvas(width * MODULE, height * MODULE);
  const context = canvas.getContext("2d");
  context.scale(MODULE, MODULE);
  context.translate(-x, -y);
  context.fillStyle = "#fff";
  context.fillRect(x, y, width, height);
  context.fillStyle = "#000";
  for (const path of svg.querySelectorAll("path")) context.fill(new Path2D(path.getAttribute("d")));
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return jsQR(data, canvas.width, canvas.height)?.data ?? null;
}

function open(url) {
  const { proxy, sandbox } = phone.dataset;
  const base = [proxy, sandbox].find((each) => url.startsWith(`${each}/`));
  if (!base) throw new Error("The phone opens only what belongs to the demo.");
  frame.src = phone.dataset.phone + url.slice(base.length);
  find(".address span").textContent = new URL(url).host;
  home.hidden = true;
  browser.hidden = false;
  find(".address button").focus();
}

function goHome() {
  frame.removeAttribute("src");
  home.hidden = false;
  browser.hidden = true;
  scan.focus();
}

scan.addEventListener("click", async () => {
  const code = codeOnLaptop();
  const url = code && (await readCode(code));
  if (url) open(url);
});
find(".address button").addEventListener("click", goHome);

/** The mails that have come since the page was opened, as notes on the phone's screen. */
const since = new Date().toISOString();
let shown = "";
document.addEventListener("demo-mails", ({ detail: mails }) => {
  const recent = mails.filter(({ at }) => at > since).slice(0, 2);
  if (JSON.stringify(recent) === shown) return;
  shown = JSON.stringify(recent);
  find(".notes").replaceChildren(
    ...recent.map(({ subject, code, link }) => {
      const note = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = subject;
      button.addEventListener("click", () => (code ? typeCode(code) : link && open(link)));
      note.append(button);
      return note;
    }),
  );
});

function look() {
  const sees = codeOnLaptop() !== null;
  find("time").textContent = time.format(new Date());
  scan.ariaDisabled = String(!sees);
  const text = sees ? "The laptop shows a QR code." : "There is no QR code on the laptop yet.";
  const status = find("[role=status]");
  if (status.textContent !== text) status.textContent = text;
}
look();
setInterval(look, LOOK_EVERY_MS);
