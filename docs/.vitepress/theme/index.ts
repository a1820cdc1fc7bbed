// VitePress' own theme, with Airlock's colours and a meeting on the first page.
import { useRoute } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { h, onMounted, watch } from 'vue';
import meeting from '../../meeting.png';
import { mendAccessibility } from './accessibility.js';
import './airlock.css';

const alt = 'Four people in a meeting, with names in Latin, Japanese and Arabic letters';

export default {
  extends: DefaultTheme,
  setup() {
    const route = useRoute();
    onMounted(mendAccessibility);
    watch(() => route.path, mendAccessibility, { flush: 'post' });
  },
  Layout: () =>
    h(DefaultTheme.Layout, null, {
      'home-hero-image': () => h('img', { class: 'meeting', src: meeting, alt }),
    }),
};
