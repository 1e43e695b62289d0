import {Gathering} from '../../console/gathering.tsx';
import {Notice} from '../../kit/notice.tsx';
import {useRecord} from '../../live/use-room.ts';
import {Text} from '../../locales/console-faces.ts';
import type {ConsoleFaceProps} from '../console-faces.ts';
import styles from '../notes/console-notes.module.css';
import {SourceOnConsole} from '../notes/source-on-console.tsx';
import {DotLists} from './dot-lists.tsx';

/** That people give their dots, and at the close three lists of what came of it. */
export function DotsOnConsole({activity, isOn}: ConsoleFaceProps) {
  const record = useRecord(`activity:${activity}`);
  if (record?.ballot?.asks !== 'dots') return null;
  const {ballot, source, gathering, at} = record;
  if (ballot.isCounted && source !== null) {
    return (
      <section className={styles.list}>
        <h3>
          <Text id="results.heading" />
        </h3>
        {at === 'open' && (
          <p>
            <Text id="ballot.counted" />
          </p>
        )}
        <DotLists ballot={ballot} source={source} heading="h3" />
      </section>
    );
  }
  if (at === 'closed' && gathering !== null) {
    return (
      <Notice icon="clock">
        <Gathering until={gathering} />
      </Notice>
    );
  }
  return (
    <SourceOnConsole activity={activity} isOn={isOn}>
      <p>
        <Text id="dots.open" /> <Text id="dots.each" values={{dots: ballot.dots}} />
      </p>
    </SourceOnConsole>
  );
}
