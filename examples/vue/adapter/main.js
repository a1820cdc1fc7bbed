// The page: gets its token behind `#`.
import { createApp } from 'vue';
import Call from './Call.vue';

createApp(Call, { token: location.hash.slice(1) }).mount('main');
