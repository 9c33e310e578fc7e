// The call that a page written for VerifiMe's own widget makes.
const { reference } = document.querySelector("#verifime-widget").dataset;
const say = (text) => {
  document.querySelector(".pitch .lead").textContent = text;
};
VerifimeWidget("#verifime-widget", reference, {
  onSuccess: () => say("Thank you. We check what you handed in, and write to you."),
  onError: ({ message }) => say(`Something went wrong: ${message}`),
});
