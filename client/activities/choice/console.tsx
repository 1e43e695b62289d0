import {useRecord} from '../../live/use-room.ts';
import {BallotOnConsole} from '../ballot/ballot-on-console.tsx';
import type {ConsoleFaceProps} from '../console-faces.ts';

export function ChoiceOnConsole({activity}: ConsoleFaceProps) {
  const record = useRecord(`activity:${activity}`);
  return record ? <BallotOnConsole record={record} /> : null;
}
