/** The entry point that registers the tag also types it, without any other import. */
import "gangway-onboarding/define";

const widget = document.createElement("gangway-onboarding");
widget.endpoint = "https://onboarding.partner.example";
widget.organisation = "ORGCODE123";
widget.customerContext = { firstName: "Jane", familyName: "Smith" };
widget.addEventListener("gangway-completed", ({ trackingReference }) => trackingReference.length);
document.body.append(widget);
