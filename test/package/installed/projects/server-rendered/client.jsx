import { hydrateRoot } from "react-dom/client";
import { App } from "./app.jsx";

const proxy = new URLSearchParams(location.search).get("proxy");
hydrateRoot(document.querySelector("#app"), <App proxy={proxy} />, {
  onRecoverableError: (error) => {
    throw error;
  },
});
