// VitePress' own theme, with Airlock's colours.
import DefaultTheme from 'vitepress/theme-without-fonts';
import './airlock.css';

export default DefaultTheme;
