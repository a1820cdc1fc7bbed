// VitePress' own theme, with Airlock's colours and a meeting on the first page.
import DefaultTheme from 'vitepress/theme-without-fonts';
import { h } from 'vue';
import meeting from '../../meeting.png';
import './airlock.css';

const alt = 'Four people in a meeting, with names in Latin, Japanese and Arabic letters';

export default {
  extends: DefaultTheme,
  Layout: () =>
    h(DefaultTheme.Layout, null, {
      'home-hero-image': () => h('img', { class: 'meeting', src: meeting, alt }),
    }),
};
