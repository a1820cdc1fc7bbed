import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { planMigration } from '../migration/plan-migration.js';

const HOOK = `import { useCallback, useEffect, useRef, useState } from 'react';
import { Space, SpaceEvent } from '@mux/spaces-web';

export function usePeople(token) {
  const [people, setPeople] = useState([]);
  const [speaker, setSpeaker] = useState(null);
  const space = useRef(null);
  const add = useCallback((who) => setPeople((all) => [...all, who]), []);
  function speaks(list) {
    setSpeaker(list[0].participant);
  }
  useEffect(() => {
    space.current = new Space(token);
    space.current.on(SpaceEvent.ParticipantJoined, add);
    space.current.on(SpaceEvent.ActiveSpeakersChanged, speaks);
  }, [token]);
  return { people, speaker, leave: () => space.current.leave(), first: () => people[0].connectionId };
}
`;
const REACT = {
  'people.js': HOOK,
  'context.js': `import { createContext, useContext } from 'react';
export const People = createContext(null);
export const usePeopleHere = () => useContext(People);
`,
  'app.jsx': `import { People } from './context';
import { usePeople } from './people';
import { Stage } from './stage';

export function App({ token }) {
  const value = usePeople(token);
  return <People.Provider value={value}><Stage /></People.Provider>;
}
`,
  'stage.jsx': `import { usePeopleHere } from './context';
import { Tile } from './tile';

export function Stage() {
  const { people, speaker } = usePeopleHere();
  return <ul>{people.map((who) => <Tile key={who.connectionId} person={who} isLoud={speaker?.connectionId === who.connectionId} />)}</ul>;
}
`,
  'tile.jsx': `import { memo } from 'react';
import { initials } from './initials';
export const Tile = memo(({ person, isLoud }) => <li className={isLoud ? 'loud' : ''}>{initials(person)}</li>);
`,
  'initials.js': `export function initials(somebody) {
  return somebody.displayName.slice(0, 2);
}
`,
};

test('types follow fields that a constructor begins empty, into other files', async () => {
  const after = await migrate({
    'room.js': `export class Huddle {
  constructor() {
    this.peers = new Map();
    this.byId = {};
    this.me = null;
    this.order = [];
  }
  add(who) {
    this.peers.set(who.connectionId, who);
    this.byId[who.connectionId] = who;
    this.order.push(who);
  }
}
`,
    'main.js': `import { Space, SpaceEvent } from '@mux/spaces-web';
import { Huddle } from './room';

export async function start(token) {
  const space = new Space(token);
  const huddle = new Huddle();
  space.on(SpaceEvent.ParticipantJoined, (who) => huddle.add(who));
  huddle.me = await space.join();
  for (const [id, peer] of huddle.peers) console.log(id, peer.displayName);
  console.log(huddle.order[0].id, huddle.byId.ann.connectionId, huddle.me.connectionId);
}
`,
  });
  expect(after['room.js']).toContain('this.peers.set(who.sid, who)');
  expect(after['main.js']).toContain("console.log(id, peer.name ?? '')");
  expect(after['main.js']).toContain('huddle.order[0].identity, huddle.byId.ann.sid, huddle.me.sid');
});

test('types follow the state of a reducer, of a class component, and a hook that takes an event and its listener', async () => {
  const after = await migrate({
    'reducer.jsx': `import { createContext, useContext, useReducer, useEffect } from 'react';
import { Space, SpaceEvent } from '@mux/spaces-web';
const Ctx = createContext();
const init = { space: null, participants: {}, local: null };
function reducer(state, action) {
  switch (action.type) {
    case 'init': return { ...state, space: action.space };
    case 'local': return { ...state, local: action.participant };
    case 'join': return { ...state, participants: { ...state.participants, [action.participant.connectionId]: action.participant } };
    case 'left': { const { [action.participant.connectionId]: gone, ...participants } = state.participants; return { ...state, participants }; }
    default: return state;
  }
}
export function SpaceProvider({ jwt, children }) {
  const [state, dispatch] = useReducer(reducer, init);
  useEffect(() => {
    const space = new Space(jwt);
    dispatch({ type: 'init', space });
    space.on(SpaceEvent.ParticipantJoined, (participant) => dispatch({ type: 'join', participant }));
    space.on(SpaceEvent.ParticipantLeft, (participant) => dispatch({ type: 'left', participant }));
    space.join().then((participant) => dispatch({ type: 'local', participant }));
    return () => space.leave();
  }, [jwt]);
  return <Ctx.Provider value={{ ...state, dispatch }}>{children}</Ctx.Provider>;
}
export const useRoom = () => useContext(Ctx);
export function Names() {
  const { participants, local } = useRoom();
  return <ul><li>{local && local.displayName}</li>{Object.values(participants).map((p) => <li key={p.connectionId}>{p.displayName}</li>)}</ul>;
}
export function Mute() {
  const { local } = useRoom();
  return <button onClick={() => local.getAudioTracks().forEach((t) => t.isMuted() ? t.unMute() : t.mute())}>mute</button>;
}
`,
    'call.jsx': `import { Component } from 'react';
import { Space, SpaceEvent } from '@mux/spaces-web';
export class Call extends Component {
  state = { people: [], me: null };
  async enter(token) {
    const space = new Space(token);
    space.on(SpaceEvent.ParticipantJoined, (who) => this.setState((before) => ({ people: before.people.concat(who) })));
    this.setState({ me: await space.join() });
  }
  render() {
    return [this.state.people[0].connectionId, this.state.me.connectionId];
  }
}
`,
  });
  const reducer = after['reducer.jsx'];
  expect(reducer).toContain('[action.participant.sid]: action.participant');
  expect(reducer).toContain("local && (local.name ?? '')");
  expect(reducer).toContain('t.isMuted ? t.unmute() : t.mute()');
  expect(after['call.jsx']).toContain('this.state.people[0].sid, this.state.me.sid');
});

test('types follow listeners, state, a reference, a context, props and calls through untyped files', async () => {
  const after = await migrate(REACT);
  expect(after['people.js']).toContain('setSpeaker(list[0])');
  expect(after['people.js']).toContain('space.current.disconnect()');
  expect(after['people.js']).toContain('people[0].sid');
  expect(after['stage.jsx']).toContain(
    '<Tile key={who.sid} person={who} isLoud={speaker?.sid === who.sid} />',
  );
  expect(after['initials.js']).toContain("(somebody.name ?? '').slice(0, 2)");
});

test('types follow variables and fields that begin without a value', async () => {
  const after = await migrate({
    'call.js': `import { Space } from '@mux/spaces-web';
let space = null;
let me;
const state = { mine: null };
export async function open(token) {
  space = new Space(token);
  me = await space.join();
  state.mine = me;
}
export const close = () => space.leave();
export const id = () => me.connectionId;
export const name = () => state.mine.displayName;
export class Call {
  #space = null;
  guest = undefined;
  begin(token) {
    this.#space = new Space(token);
    this.guest = this.#space.localParticipant;
  }
  end() {
    this.#space.leave();
  }
  who() {
    return this.guest.connectionId;
  }
}
`,
  });
  const text = after['call.js'];
  expect(text).toContain('export const close = () => void space.disconnect()');
  expect(text).toContain('me.sid');
  expect(text).toContain("state.mine.name ?? ''");
  expect(text).toContain('this.#space.disconnect()');
  expect(text).toContain('this.guest.sid');
});

test('a type that is written in a comment has the say', async () => {
  const after = await migrate({
    'call.js': `import { Space } from '@mux/spaces-web';
/** @param {{ displayName: string }} who */
const show = (who) => who.displayName;
export const greet = (space) => show(new Space(space).localParticipant);
`,
  });
  expect(after['call.js']).toContain('(who) => who.displayName');
});

async function migrate(files: Record<string, string>): Promise<Record<string, string>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'airlock-inference-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    const { changes, failed } = await planMigration(folder, { to: 'livekit', url: '/livekit' });
    expect(failed).toEqual([]);
    return Object.fromEntries(changes.map(({ path: file, after }) => [path.relative(folder, file), after]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('types follow what fills an empty list, map, set or object', async () => {
  const after = await migrate({
    'people.js': `import { SpaceEvent } from '@mux/spaces-web';
const list = [];
const byId = {};
const tiles = new Map();
const seen = new Set();
const state = { tracks: {} };
/** @param {import('@mux/spaces-web').Space} space */
export function watch(space) {
  space.on(SpaceEvent.ParticipantJoined, (who) => {
    list.push(who);
    byId[who.id] = who;
    tiles.set(who.id, who);
    seen.add(who);
  });
  space.on(SpaceEvent.ParticipantTrackSubscribed, (who, track) => { state.tracks[who.id] = track; });
}
export const names = () => list.map((each) => each.displayName);
export const nameOf = (id) => byId[id].displayName;
export const ids = () => [...tiles.values()].map((each) => each.connectionId);
export const first = () => [...seen][0].connectionId;
export const isQuiet = (id) => state.tracks[id].isMuted();
`,
  });
  expect(after['people.js']).toContain(`list.map((each) => each.name ?? '')`);
  expect(after['people.js']).toContain(`byId[id].name ?? ''`);
  expect(after['people.js']).toContain('[...tiles.values()].map((each) => each.sid)');
  expect(after['people.js']).toContain('[...seen][0].sid');
  expect(after['people.js']).toContain('state.tracks[id].isMuted;');
});

test('types follow the fields of a component of options, and the methods that listen', async () => {
  const after = await migrate({
    'room.js': `import { Space, SpaceEvent } from '@mux/spaces-web';
export default {
  data: () => ({ people: [], me: null }),
  computed: { names() { return this.people.map((each) => each.displayName); } },
  async mounted() {
    this.space = new Space(this.token);
    this.space.on(SpaceEvent.ParticipantJoined, this.add);
    this.space.on('ParticipantTrackSubscribed', this.show);
    this.space.on(SpaceEvent.ParticipantLeft, (gone) => {
      this.people = this.people.filter((each) => each.id !== gone.id);
    });
    this.me = await this.space.join();
  },
  watch: { muted: { handler() { this.me.unpublishAllTracks(); } } },
  methods: {
    add(who) { this.people.push(who); },
    /** @param {Event} event */
    onRename(event) { this.me.setDisplayName(event.target.value); },
    show(who, track) { track.attach(this.$refs[who.id]); },
  },
};
`,
  });
  const text = after['room.js'];
  expect(text).toContain(`this.people.map((each) => each.name ?? '')`);
  expect(text).toContain('(_mediaTrack, track, participant) => this.show(participant, track)');
  expect(text).toContain('each.identity !== gone.identity');
  expect(text).toContain('this.me.setName(event.target.value)');
  expect(text).toContain('track.track?.attach(this.$refs[who.identity])');
  expect(text).not.toContain('airlock-migrate[UNTYPED]');
});

test('a prop is what its events say', async () => {
  const after = await migrate({
    'tile.jsx': `import { ParticipantEvent } from '@mux/spaces-web';
export function Tile({ participant, ref }) {
  const show = (track) => track.attach(ref.current);
  participant.on(ParticipantEvent.TrackSubscribed, show);
  return <p>{participant.displayName}</p>;
}
`,
  });
  expect(after['tile.jsx']).toContain('const show = (_mediaTrack, track) =>');
  expect(after['tile.jsx']).toContain('track.track?.attach(ref.current)');
  expect(after['tile.jsx']).toContain('<p>{participant.name}</p>');
});
