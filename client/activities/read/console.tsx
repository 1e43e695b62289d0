import {Text} from '../../locales/console-faces.ts';
import type {ConsoleFaceProps} from '../console-faces.ts';

/** Nothing to do but to wait until people have read. */
export const ReadOnConsole = ({isOn}: ConsoleFaceProps) =>
  isOn ? (
    <p>
      <Text id="read.people" />
    </p>
  ) : null;
