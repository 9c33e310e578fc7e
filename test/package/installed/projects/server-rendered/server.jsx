import { renderToString } from "react-dom/server";
import { App } from "./app.jsx";

export const render = (proxy) => renderToString(<App proxy={proxy} />);
