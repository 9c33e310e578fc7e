/** VitePress's own theme in the system's fonts. */
import DefaultTheme from "vitepress/theme-without-fonts";
import "./theme.css";

export default DefaultTheme;
