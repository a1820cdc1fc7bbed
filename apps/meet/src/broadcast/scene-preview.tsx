// The picture that the audience would see now, drawn where `layout` puts everyone, with the room's own cameras.
import { useWords } from '../language/language.js';
import { layout, type LayoutFormat, type LayoutPerson, type Scene, type Tile } from '@airlock-rtc/layouts';
import { useState } from 'react';
import { Picture } from '../gallery/media.js';
import type { Person } from '../meeting/person.js';
import './scene-preview.css';

interface ScenePreviewProps {
  readonly people: readonly Person[];
  readonly format: LayoutFormat;
  /** Address of a picture. */
  readonly background?: string | undefined;
}

export function ScenePreview({ people, format, background }: ScenePreviewProps) {
  const words = useWords();
  const [before, setBefore] = useState<Scene>();
  const scene = layout(people.map(toLayoutPerson), format, before);
  // The same scene comes back when nothing has changed.
  if (scene !== before) setBefore(scene);
  const style = {
    '--shape': `${scene.width} / ${scene.height}`,
    '--pixel': `calc(100cqw / ${scene.width})`,
  } as React.CSSProperties;
  return (
    <div className="scene-frame">
      <ul className="scene" style={style} aria-label={words.broadcast.preview}>
        {background && <Background key={background} address={background} />}
        {scene.tiles.map((tile) => (
          <SceneTile
            key={`${tile.source} ${tile.personId}`}
            tile={tile}
            scene={scene}
            person={people.find(({ key }) => key === tile.personId)}
          />
        ))}
        {scene.tiles.length === 0 && <li className="scene-empty">{words.broadcast.nobodyVisible}</li>}
      </ul>
    </div>
  );
}

/** Unscaled and at the top left, as the broadcast paints it. */
function Background({ address }: { address: string }) {
  const [width, setWidth] = useState(0);
  return (
    <li className="scene-background" role="presentation">
      <img
        src={address}
        alt=""
        style={{ width: `calc(${width} * var(--pixel))` }}
        onLoad={(event) => setWidth(event.currentTarget.naturalWidth)}
      />
    </li>
  );
}

function SceneTile({ tile, scene, person }: { tile: Tile; scene: Scene; person: Person | undefined }) {
  const words = useWords();
  const { x, y, width, height } = tile.rectangle;
  const shown = tile.source === 'screen' ? person?.screen : person?.camera;
  const style = {
    left: `${(100 * x) / scene.width}%`,
    top: `${(100 * y) / scene.height}%`,
    width: `${(100 * width) / scene.width}%`,
    height: `${(100 * height) / scene.height}%`,
    borderRadius: `calc(${tile.cornerRadiusPx} * var(--pixel))`,
    '--fit': tile.fit,
  } as React.CSSProperties;
  return (
    <li className="scene-tile" style={style}>
      {shown && (
        <Picture key={shown.key} track={shown.track} label={words.broadcast.previewOf(person!.name)} />
      )}
      {tile.label && (
        <span style={{ fontSize: `calc(${tile.label.fontSizePx} * var(--pixel))` }}>{tile.label.text}</span>
      )}
    </li>
  );
}

function toLayoutPerson({ key, name, camera, screen, microphone, isSpeaking }: Person): LayoutPerson {
  return {
    ...{ id: key, name, isSpeaking },
    canPublish: true,
    ...(camera && { camera: { isMuted: false } }),
    hasMicrophone: microphone !== 'none',
    isSharingScreen: screen !== undefined,
  };
}
