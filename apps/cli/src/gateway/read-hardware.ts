// AIRLOCK_HARDWARE: which encoder of the machine broadcasts of `airlock gateway` and `airlock up` are encoded by.
import { HARDWARE_CHOICES, type HardwareChoice } from '@airlock-rtc/broadcaster/supervisor';
import { CliError } from '../cli-error.js';

/** @throws CliError `invalid_option`. */
export function readHardware(text = ''): HardwareChoice {
  const choice = HARDWARE_CHOICES.find((each) => each === (text || 'off'));
  if (choice) return choice;
  throw new CliError('invalid_option', `AIRLOCK_HARDWARE must be one of ${HARDWARE_CHOICES.join(', ')}.`);
}
