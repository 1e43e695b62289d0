import '../kit/base.css';
import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {Organiser} from './organiser.tsx';
import {takeKey} from './take-key.ts';

const app = document.getElementById('app');
if (app) {
  createRoot(app).render(
    <StrictMode>
      <Organiser firstKey={takeKey()} />
    </StrictMode>,
  );
  // The link pasted into a page that is open already changes nothing but the fragment: load it as if it were new.
  window.addEventListener('hashchange', () => {
    if (location.hash.length > 1) location.reload();
  });
}
