// Who asks to come in, for the host to answer.
import { useWords } from '../language/language.js';
import { shownName } from '../meeting/shown-name.js';
import { useView } from '../view-model/use-view.js';
import type { HostDesk } from './host-desk.js';
import './waiting-list.css';

export function WaitingList({ desk }: { desk: HostDesk }) {
  const words = useWords();
  const { waiting } = useView(desk);
  return (
    <div role="status" className="waiting">
      {waiting.map(({ id, name }) => (
        <div key={id} className="banner waiting-person">
          <span>{words.access.asksToComeIn(shownName(name))}</span>
          <button type="button" className="button button-main" onClick={() => void desk.answer(id, true)}>
            {words.access.letIn}
          </button>
          <button type="button" className="button" onClick={() => void desk.answer(id, false)}>
            {words.access.turnAway}
          </button>
        </div>
      ))}
    </div>
  );
}
