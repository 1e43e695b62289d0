import '../../client/kit/base.css';
import './gallery.css';
import {Suspense} from 'react';
import {createRoot} from 'react-dom/client';
import {applySettings, settingsFrom} from '../../client/kit/reader-settings.ts';
import {rescueFocus} from '../../client/kit/rescue-focus.ts';
import {hear} from './hear.ts';
import {quiet} from './quiet.ts';
import {type Scene, type SpokenScene, surfaceOf} from './scene.ts';
import {stage} from './stage.ts';
import {standStill} from './stand-still.ts';

/** Shows the scene that the address names (`?scene=phone/lobby/first&theme=dark&text=200&spacing=wide&time=runs`), or all their names. */
export function openGallery(scenes: readonly (Scene | SpokenScene)[]): void {
  const asked = new URLSearchParams(location.search);
  const place = document.getElementById('app');
  if (!place) return;
  const {theme, text, spacing, font, calm} = Object.fromEntries(asked);
  applySettings(document.documentElement, settingsFrom(JSON.stringify({theme, text: Number(text), spacing, font, calm: calm === ''})));
  const scene = scenes.find(({name}) => name === asked.get('scene'));
  if (scene) {
    standStill(asked.get('time') === 'runs');
    mount(place, scene).catch((problem: unknown) => {
      document.documentElement.dataset.scene = String(problem);
    });
  } else showIndex(place, scenes);
}

async function mount(place: HTMLElement, scene: Scene | SpokenScene): Promise<void> {
  const content = await scene.show();
  // As the pages of desks do; a phone does it itself.
  if (surfaceOf(scene) === 'console' || surfaceOf(scene) === 'organiser') rescueFocus(place);
  createRoot(place).render(
    <Suspense fallback={null}>{surfaceOf(scene) === 'kit' ? <OnPaper name={scene.name}>{content}</OnPaper> : content}</Suspense>,
  );
  await quiet();
  await scene.act?.(stage);
  if (scene.act) await quiet();
  document.addEventListener('others', event => scene.others?.(event instanceof CustomEvent ? Number(event.detail) : 0));
  Object.assign(globalThis, {hear: () => hear('script' in scene ? scene.script : [], stage)});
  document.documentElement.dataset.scene = 'ready';
}

/** An element of the kit stands on no screen of its own. */
const OnPaper = ({name, children}: {readonly name: string; readonly children: React.ReactNode}) => (
  <main className="paper">
    <h1 tabIndex={-1}>{name.split('/').slice(1).join(' ').replaceAll('-', ' ')}</h1>
    {children}
  </main>
);

function showIndex(place: HTMLElement, scenes: readonly Scene[]): void {
  document.title = 'Gallery';
  createRoot(place).render(
    <main className="paper">
      <h1>Gallery</h1>
      <ul>
        {scenes.map(({name}) => (
          <li key={name}>
            <a href={`?scene=${name}`}>{name}</a>
          </li>
        ))}
      </ul>
    </main>,
  );
}
