// `--room` of the commands that mean a room: the same words and the same meaning in each.
import { Option } from 'commander';

export const roomOption = () =>
  new Option(
    '--room <name>',
    'room of LiveKit; or a space by its id, or by its name in the gateway that airlock up runs',
  );
