// The bank knows this customer already: its server has invited them, and authenticates them with a customer token.
const widget = document.querySelector("gangway-onboarding");
widget.customerToken = async () => {
  const query = new URLSearchParams(location.search);
  query.set("page", location.pathname);
  const answer = await fetch(`/api/customer-token?${query}`, { method: "POST" });
  if (!answer.ok) throw new Error("Harbour Bank could not issue a customer token.");
  return (await answer.json()).customerToken;
};
