// What goes with its call leaves no import.
import type { AcrScore, Space } from '@mux/spaces-web';

export const rate = (space: Space, stars: number) => space.submitAcrScore(stars as AcrScore);
