// Arranges an empty room.
import { layout } from '@airlock-rtc/layouts';

console.log(layout([], { layout: 'gallery', resolution: '1280x720' }).tiles.length, 'tiles');
