import '../kit/base.css';
import {createRoot} from 'react-dom/client';
import {rescueFocus} from '../kit/rescue-focus.ts';
import {enter} from './enter.ts';
import {dropOldDrafts} from './form/keep-draft.ts';
import {Organiser} from './organiser.tsx';
import {hasKey, takeKey} from './take-key.ts';

const app = document.getElementById('app');
if (app) {
  const key = takeKey();
  dropOldDrafts();
  rescueFocus(app);
  createRoot(app).render(<Organiser entering={enter(key)} again={() => enter(key)} />);
  // The link pasted into a page that is open already changes nothing but the fragment: load it as if it were new.
  window.addEventListener('hashchange', () => {
    if (hasKey()) location.reload();
  });
}
