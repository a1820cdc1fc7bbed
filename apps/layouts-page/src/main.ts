// Opens the page: reads the query, and shows a room, invented people, or in words what is wrong.
import './style.css';
import { broadcastSize } from '@airlock-rtc/contract';
import { layout, type Tile } from '@airlock-rtc/layouts';
import { showBackground } from './background/background.js';
import { demoPeople } from './demo/demo-people.js';
import { demoVideo } from './demo/demo-video.js';
import { PageError } from './page-error/page-error.js';
import { readQuery, type DemoQuery, type PageQuery, type RoomQuery } from './query/page-query.js';
import { ReceivedVideos } from './room/received-videos.js';
import { RoomShow } from './room/room-show.js';
import { loadFont } from './stage/font.js';
import { Stage } from './stage/stage.js';
import type { TileVideo } from './stage/tile-video.js';

try {
  const window = { width: innerWidth, height: innerHeight };
  await open(readQuery(location.search, window, new Date()));
} catch (error) {
  showError(error);
}

async function open(query: PageQuery): Promise<void> {
  await loadFont();
  await (query.shows.kind === 'demo' ? openDemo(query, query.shows) : openRoom(query, query.shows));
}

async function openRoom(query: PageQuery, wish: RoomQuery): Promise<void> {
  const videos = new ReceivedVideos(() => show.pictureCame());
  const stage = enterStage(query, (tile) => videos.createVideo(tile));
  const show = new RoomShow({ stage, videos, format: query.format, shownPeople: query.shownPeople });
  await show.join(wish);
}

async function openDemo(query: PageQuery, { count, hasShare }: DemoQuery): Promise<void> {
  const people = demoPeople(count, hasShare);
  // The tile of those who have no place is nobody's, and shows no picture.
  const personOf = (tile: Tile) => people.find(({ id }) => id === tile.personId) ?? people[0]!;
  const stage = enterStage(query, (tile) => demoVideo(tile, personOf(tile)));
  stage.show(layout(people, query.format));
}

function enterStage(
  { format, backgroundColor, backgroundUrl }: PageQuery,
  createVideo: (tile: Tile) => TileVideo,
): Stage {
  const stage = new Stage(broadcastSize(format.resolution), backgroundColor, createVideo);
  stage.enter();
  if (backgroundUrl) void showBackground(backgroundUrl, stage.element);
  return stage;
}

/** Nothing is signalled: a recording of this would be of no use to anybody. */
function showError(error: unknown): void {
  const screen = document.createElement('div');
  screen.className = 'error';
  screen.role = 'alert';
  screen.textContent =
    error instanceof PageError ? error.message : 'This page failed. The console of the browser says where.';
  document.body.replaceChildren(screen);
  if (!(error instanceof PageError)) console.error(error);
}
