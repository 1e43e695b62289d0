import {createRoot} from 'react-dom/client';
import type {ActivityId, ThemeId} from '../../shared/wire/ids.ts';
import type {LiveRoom} from '../live/live-room.ts';
import {LiveContext} from '../live/use-room.ts';

/** What the participant's page gives, and gets back: its own room, so that nobody is connected twice. */
export interface MountOptions {
  readonly place: HTMLElement;
  readonly live: LiveRoom;
  readonly source: ActivityId;
  /** Back to the list: by the person, or because what was shown has gone. */
  readonly onList: () => void;
  /** The offered theme that this person has answered already, and what they answer here. */
  readonly answered: ThemeId | null;
  readonly onAnswered: (theme: ThemeId) => void;
}

/**
 * The board on a participant's page. It is an entry of its own, fetched by its address: the page is built for phones, on Preact and without a
 * document, and none of this may become part of it. Resolves with what takes it away.
 */
export async function mountBoard({place, live, ...board}: MountOptions): Promise<() => void> {
  // Late, so that its styles are here before it is drawn.
  const {ParticipantBoard} = await import('./participant-board.tsx');
  const root = createRoot(place);
  root.render(
    <LiveContext value={live}>
      <ParticipantBoard {...board} />
    </LiveContext>,
  );
  return () => root.unmount();
}
