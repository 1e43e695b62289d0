import type {Complete} from '../../scene.ts';
import {GrowingList} from './growing-list.tsx';
import {kit} from './kit-scene.ts';

/** A list that others add to while it is read. */
export const GROWING: Complete<'live-list'> = {
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
