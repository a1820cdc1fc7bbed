// How each person's picture arrives here, measured where it is shown: the Spaces API tells nothing of the connection.
import { useEffect, useEffectEvent, useState } from 'react';
import { useWords } from '../language/language.js';
import type { Person } from '../meeting/person.js';
import { Panel } from '../theme/panel.js';
import { ReceptionMeter, type Reception } from './reception-meter.js';
import './statistics-panel.css';

const EVERY_MS = 1000;

interface StatisticsPanelProps {
  readonly people: readonly Person[];
  readonly onClose: () => void;
}

export function StatisticsPanel({ people, onClose }: StatisticsPanelProps) {
  const words = useWords();
  const { statistics } = words;
  const [meter] = useState(() => new ReceptionMeter());
  const [receptions, setReceptions] = useState<readonly Reception[]>([]);
  const read = useEffectEvent(() => setReceptions(meter.read(people, performance.now())));
  useEffect(() => {
    const timer = setInterval(() => read(), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <Panel title={statistics.title} closing={statistics.close} onClose={onClose}>
      <div className="panel-body" tabIndex={0} role="region" aria-label={statistics.title}>
        <table className="statistics">
          <thead>
            <tr>
              <th scope="col">{statistics.person}</th>
              <th scope="col">{statistics.picture}</th>
              <th scope="col">{statistics.framesPerSecond}</th>
            </tr>
          </thead>
          <tbody>
            {receptions.map(({ key, name, width, height, framesPerSecond, quality }) => (
              <tr key={key}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td dir="ltr">{`${width}×${height}`}</td>
                <td>
                  {framesPerSecond}
                  {quality && <small data-quality={quality}>{statistics.qualities[quality]}</small>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="statistics-note">{statistics.onlyShown}</p>
      </div>
    </Panel>
  );
}
