import type {ActivityId} from '../../../shared/wire/ids.ts';
import {showBoard} from '../../console/board-view.ts';
import {Tabs} from '../../kit/tabs.tsx';
import {Text, t} from '../../locales/console-faces.ts';

interface ListOrCanvasProps {
  readonly activity: ActivityId;
  readonly current: 'list' | 'canvas';
}

/** The same notes in two ways. Both can do everything; whoever likes neither is asked for nothing. */
export const ListOrCanvas = ({activity, current}: ListOrCanvasProps) => (
  <Tabs
    label={t('notes.views')}
    current={current}
    tabs={[
      {id: 'list', label: <Text id="notes.as-list" />},
      {id: 'canvas', label: <Text id="notes.as-canvas" />},
    ]}
    onChoose={view => showBoard(view === 'canvas' ? activity : null)}
  />
);
