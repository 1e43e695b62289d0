import type {Complete} from '../../scene.ts';
import {Folds} from './folds.tsx';
import {GrowingList} from './growing-list.tsx';
import {kit} from './kit-scene.ts';

/** Lists that are long, and that others add to while they are read. */
export const GROWING: Complete<'fold' | 'live-list'> = {
  fold: [kit('fold/closed-and-open', <Folds />, {act: ({press}) => press('Getting there (1)')})],
  'live-list': [
    kit('live-list/empty', <GrowingList at={[[]]} />),
    kit(
      'live-list/some-waiting',
      <GrowingList
        at={[
          ['a', 'b'],
          ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
        ]}
      />,
      {isSmoke: true, act: ({press}) => press('Next')},
    ),
    kit(
      'live-list/shown',
      <GrowingList
        at={[
          ['a', 'b'],
          ['a', 'c', 'b'],
        ]}
      />,
      {
        act: async ({press}) => {
          await press('Next');
          await press('Show 1 new');
        },
      },
    ),
    kit(
      'live-list/paused',
      <GrowingList
        at={[
          ['a', 'b'],
          ['a', 'b', 'c'],
        ]}
      />,
      {
        act: async ({press}) => {
          await press('Pause updates');
          await press('Next');
        },
      },
    ),
    kit(
      'live-list/gone-while-reading',
      <GrowingList
        at={[
          ['a', 'b', 'c'],
          ['a', 'c'],
        ]}
        isFromWithin
      />,
      {act: ({press}) => press('Next here')},
    ),
  ],
};
