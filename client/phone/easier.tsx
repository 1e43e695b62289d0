import {createRoot} from 'react-dom/client';
import {ReaderControls} from '../kit/reader-controls.tsx';

/** The reader's settings on a page that has no script of its own otherwise. */
export function showEasier(place: Element): void {
  createRoot(place).render(<ReaderControls hasEasyWords />);
}
