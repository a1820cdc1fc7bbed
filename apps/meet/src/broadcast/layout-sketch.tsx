// A layout in small: four people of no name, drawn where `layout` puts them.
import { layout, type LayoutFormat } from '@airlock-rtc/layouts';

const people = [1, 2, 3, 4].map((number) => ({
  id: String(number),
  canPublish: true,
  camera: { isMuted: false },
  hasMicrophone: true,
  isSharingScreen: false,
  isSpeaking: false,
}));

/** Decoration: the words beside it say which layout it is. */
export function LayoutSketch({ format }: { format: LayoutFormat }) {
  const { width, height, tiles } = layout(people, format);
  return (
    <svg className="layout-sketch" viewBox={`0 0 ${width} ${height}`} aria-hidden focusable="false">
      <rect className="layout-sketch-ground" width={width} height={height} rx={width / 28} />
      {tiles.map(({ personId, rectangle: { x, y, width: w, height: h } }) => (
        <g key={personId} className="layout-sketch-person" transform={`translate(${x} ${y})`}>
          <rect width={w} height={h} rx={width / 60} />
          <circle cx={w / 2} cy={h * 0.4} r={Math.min(w, h) * 0.14} />
          <path d={`M${w / 2 - h * 0.26} ${h} a${h * 0.26} ${h * 0.34} 0 0 1 ${h * 0.52} 0`} />
        </g>
      ))}
    </svg>
  );
}
