import {useRecord} from '../../live/use-room.ts';
import {Text} from '../../locales/console-faces.ts';
import type {ConsoleFaceProps} from '../console-faces.ts';
import {SourceOnConsole} from '../notes/source-on-console.tsx';

export function ReactOnConsole(props: ConsoleFaceProps) {
  const source = useRecord(`activity:${props.activity}`)?.source;
  const isCounted = useRecord(`activity:${source ?? ''}`)?.writing?.areReactionsCounted ?? false;
  return (
    <SourceOnConsole {...props}>
      <p>
        <Text id={isCounted ? 'react.counted' : 'react.people'} />
      </p>
    </SourceOnConsole>
  );
}
