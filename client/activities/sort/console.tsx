import {Text} from '../../locales/console-faces.ts';
import type {ConsoleFaceProps} from '../console-faces.ts';
import {SourceOnConsole} from '../notes/source-on-console.tsx';

export const SortOnConsole = (props: ConsoleFaceProps) => (
  <SourceOnConsole {...props}>
    <p>
      <Text id="sort.people" />
    </p>
  </SourceOnConsole>
);
