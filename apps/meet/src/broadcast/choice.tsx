// One of a few: radio buttons that look like cards or like a row of keys.
import { useId } from 'react';
import type { Option } from './format-choices.js';
import './choice.css';

interface ChoiceProps<Value extends string> {
  readonly title: string;
  readonly options: readonly Option<Value>[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
  /** Drawn over each title. */
  readonly picture?: (value: Value) => React.ReactNode;
}

export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { title, options, chosen, onChoose, picture } = props;
  const name = useId();
  return (
    <fieldset className="choice" data-pictures={picture !== undefined}>
      <legend>{title}</legend>
      <div className="choice-options">
        {options.map((option) => (
          <label key={option.value} className="choice-option">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === chosen}
              onChange={() => onChoose(option.value)}
            />
            {picture?.(option.value)}
            <span>{option.title}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
