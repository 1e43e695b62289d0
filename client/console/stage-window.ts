import {create} from 'zustand';
import type {SessionId} from '../../shared/wire/ids.ts';

const useOpened = create<{readonly isOpened: boolean}>(() => ({isOpened: false}));

/** Whether this page has opened a big screen. It cannot know whether its window is still there. */
export const useStageOpened = (): boolean => useOpened(state => state.isOpened);

/** A window of its own, to be moved to the projector. Opened again, it is the same one. */
export function openStage(session: SessionId): void {
  window.open(`/f/${session}/stage`, `stage-${session}`, 'popup,width=1280,height=720');
  useOpened.setState({isOpened: true});
}
