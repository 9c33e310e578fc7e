import { expect } from "@open-wc/testing";
import { afterEach, beforeEach, describe, it } from "vitest";
import { cdp } from "vitest/browser";
import { problem } from "../../demo/states/fake-proxy.js";
import { helpTerms } from "../../src/locales/en/help-terms.js";
import { terms as hebrew } from "../../src/locales/he/terms.js";
import {
  control,
  find,
  freshProxy,
  listen,
  only,
  opener,
  openProvider,
  organisationWidget,
  reachCode,
  reachLaunch,
  stepOf,
  textIn,
  textOf,
  type,
  waitUntil,
} from "./widget.js";

const page = freshProxy();

const block = async (...urls: string[]): Promise<void> => {
  await cdp().send("Network.setBlockedURLs", { urls });
};

// A file of its own: what has been loaded once can't fail to load any more.
describe("what most customers never see", () => {
  beforeEach(async () => {
    await cdp().send("Network.enable");
    await block(
      "*/src/elements/code/code-chunk.*",
      "*/src/elements/failure/failure-chunk.*",
      "*/src/elements/frame/provider-frame.*",
      "*/src/elements/help/*",
      "*/src/elements/dialog/*",
    );
  });
  afterEach(() => block());

  it("may fail to load with what a refused or a further code needs: then the next press tries again", async () => {
    page.proxy.instead.set("activate", () => problem(422, "code_incorrect", { attemptsLeft: 4 }));
    page.proxy.resendAfterSeconds = 0;
    const element = await reachCode();
    const field = find<HTMLInputElement>(element, "#code");
    control(element, "Send a new code").click();
    await textIn(element, "We can’t reach the service right now");
    expect(page.proxy.to("code")).to.have.length(1);
    type(element, "code", "000000");
    await textIn(element, "We can’t reach the service right now");
    expect([find(element, "#code"), field.value]).to.deep.equal([field, "000000"]);
    await block("*/src/elements/failure/failure-chunk.*");
    control(element, "Send a new code").click();
    await textIn(element, "A new code is on its way.");
    expect(page.proxy.to("code")).to.have.length(2);
    expect(element.shadowRoot?.querySelector("[part=error]")).to.equal(null);
  });

  it("may fail to load with its words: then the network is what failed", async () => {
    page.proxy.instead.set("activate", () => problem(422, "code_incorrect", { attemptsLeft: 4 }));
    const element = await reachCode();
    const heard = listen(element);
    type(element, "code", "000000");
    control(element, "Continue").click();
    await textIn(element, "We can’t reach the service right now");
    expect(find(element, "#code").getAttribute("aria-invalid")).to.equal("true");
    expect(only(heard, "gangway-error").map(({ code }) => code)).to.deep.equal(["code_incorrect"]);
    await block();
    control(element, "Continue").click();
    await textIn(element, "That isn’t the code we sent. You have 4 more tries.");
  });

  it("may fail to load with what shows a frame: then it is a link, in words", async () => {
    page.proxy.provider = "verifa";
    page.proxy.launch = ["frame", "link"];
    page.proxy.frame = { url: "https://provider.example/1", origin: "https://provider.example", allow: "" };
    const element = await reachLaunch();
    const heard = listen(element);
    opener(element).click();
    await textIn(element, "can’t be shown in this page");
    expect(only(heard, "gangway-error").map(({ code }) => code)).to.deep.equal(["frame_blocked"]);
    expect(opener(element).localName).to.equal("a");
  });

  it("may fail to load with the dialog: then the widget is shown in the page", async () => {
    const element = await organisationWidget({ modal: true });
    await element.open();
    await stepOf(element, "details");
    expect(element.shadowRoot?.querySelector("dialog")).to.equal(null);
    expect(find(element, "#email").checkVisibility()).to.equal(true);
  });

  it("stays in the page's language where the network is gone altogether", async () => {
    await block("*/src/locales/he/later-terms.*", "*/src/elements/help/*");
    const element = await reachLaunch({ locale: "he", email: "jane@gmail.com" });
    find(element, "#getHelp").click();
    await textIn(element, hebrew.unreachable);
    expect(find(element, "section").lang).to.equal("he");
  });

  it("may fail to load with the help: then the step goes on, and the next press tries again", async () => {
    const element = await reachLaunch();
    control(element, "Get help").click();
    await textIn(element, "We can’t reach the service right now");
    expect(opener(element).localName).to.equal("a");
    await block();
    control(element, "Get help").click();
    await textIn(element, "Have your identity document with you");
  });

  it("may fail to load with the words of the language: then all words are English until they are there", async () => {
    await block("*/src/locales/ar/later-terms.*");
    const element = await reachLaunch({ locale: "ar", email: "jane@gmail.com" });
    const card = find(element, "section");
    const language = () => [card.lang, card.dir];
    expect(language()).to.deep.equal(["ar", "rtl"]);
    find(element, "#getHelp").click();
    await textIn(element, helpTerms.helpReady);
    expect(language()).to.deep.equal(["en", "ltr"]);
    expect(textOf(element))
      .to.include("Get help")
      .and.not.match(/\p{Script=Arabic}/u);
    await block();
    openProvider(element);
    await stepOf(element, "waiting");
    await waitUntil(() => card.lang === "ar", "the words of the next step");
    expect(card.dir).to.equal("rtl");
    find(element, "#getHelp").click();
    await textIn(element, "يُرجى تجهيز وثيقة هويتك وجهاز مزود بكاميرا. الإضاءة الجيدة تساعد.");
  });
});
