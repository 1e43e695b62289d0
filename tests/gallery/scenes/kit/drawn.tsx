import {Bars, Spread} from '../../../../client/kit/chart.tsx';
import {Disc} from '../../../../client/kit/disc.tsx';
import {type DiscClock, discState} from '../../../../client/kit/disc-times.ts';
import {MINUTE, type Millis, SECOND} from '../../../../shared/wire/ids.ts';
import {START} from '../../../telling/telling.ts';
import type {Complete} from '../../scene.ts';
import {kit, LONG} from './kit-scene.ts';

const disc = (clock: DiscClock, words: string, isLarge = false) => (
  <p>
    <Disc clock={clock} total={15 * MINUTE} state={discState(clock, START)} now={() => START} isLarge={isLarge}>
      {words}
    </Disc>
  </p>
);
const left = (ms: Millis) => ({due: START + ms});

const rows = (...counts: number[]) =>
  counts.map((count, at) => ({label: ['Not at all', 'A little', 'Mostly', 'Yes', 'I am not sure'][at] ?? LONG, count}));

/** Parts that draw numbers and time. */
export const DRAWN: Complete<'chart' | 'disc'> = {
  chart: [
    kit('chart/bars', <Bars id="bars" sentence="12 agree, 3 are not sure, 4 disagree." rows={rows(12, 3, 4)} />, {
      act: ({press}) => press('Show as a table'),
    }),
    kit('chart/all-equal', <Bars id="equal" sentence="All have three." rows={rows(3, 3, 3)} />),
    kit('chart/one-bar', <Bars id="one" sentence="Five chose “Not at all”." rows={rows(5)} />),
    kit('chart/too-few', <Bars id="few" sentence="" rows={null} />),
    kit('chart/long-labels', <Bars id="long" sentence="They are far apart." rows={rows(1, 0, 2, 4, 0, 9)} />),
    kit('chart/spread', <Spread id="spread" sentence="Most are in the middle." rows={rows(1, 4, 9, 2, 0)} />),
  ],
  disc: [
    kit(
      'disc/every-state',
      <>
        {disc(left(15 * MINUTE), 'About 15 minutes left')}
        {disc(left(6 * MINUTE), 'About 6 minutes left')}
        {disc(left(2 * MINUTE), 'About 2 minutes left')}
        {disc(left(30 * SECOND), '30 seconds left')}
        {disc(left(-MINUTE), 'Taking a little longer')}
        {disc({left: 9 * MINUTE}, 'Paused')}
        {disc(left(10 * MINUTE), 'Back at 11:10', true)}
      </>,
      {isSmoke: true},
    ),
  ],
};
