import type {ActivityId} from '../../../shared/wire/ids.ts';
import {showBoard, useIsBack} from '../../console/board-view.ts';
import {Tabs} from '../../kit/tabs.tsx';
import {Text, t} from '../../locales/console-faces.ts';

/** The same notes in two ways. Both can do everything; whoever likes neither is asked for nothing. The board has the way back. */
export const ListOrCanvas = ({activity}: {readonly activity: ActivityId}) => (
  <Tabs
    label={t('notes.views')}
    current="list"
    wasChosen={useIsBack()}
    tabs={[
      {id: 'list', label: <Text id="notes.as-list" />},
      {id: 'canvas', label: <Text id="notes.as-canvas" />},
    ]}
    onChoose={view => {
      if (view === 'canvas') showBoard(activity);
    }}
  />
);
