import '../../client/kit/base.css';
import './gallery.css';
import {Suspense} from 'react';
import {createRoot} from 'react-dom/client';
import {applySettings, settingsFrom} from '../../client/kit/reader-settings.ts';
import {type Scene, type Stage, surfaceOf} from './scene.ts';
import {standStill} from './stand-still.ts';

/** Shows the scene that the address names (`?scene=phone/lobby/first&theme=dark&text=200&spacing=wide&time=runs`), or all their names. */
export function openGallery(scenes: readonly Scene[]): void {
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

async function mount(place: HTMLElement, scene: Scene): Promise<void> {
  const content = await scene.show();
  createRoot(place).render(
    <Suspense fallback={null}>{surfaceOf(scene) === 'kit' ? <OnPaper name={scene.name}>{content}</OnPaper> : content}</Suspense>,
  );
  await quiet();
  await scene.act?.(stage);
  document.addEventListener('others', event => scene.others?.(event instanceof CustomEvent ? Number(event.detail) : 0));
  document.documentElement.dataset.scene = 'ready';
}

/** Nothing has changed for a moment: what is loaded later has come, and effects have run. */
function quiet(): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      watch.disconnect();
      resolve();
    };
    let timer = setTimeout(done, QUIET_MS);
    const watch = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(done, QUIET_MS);
    });
    watch.observe(document, {childList: true, subtree: true, characterData: true, attributes: true});
  });
}

/** Longer than the announcer waits before it speaks: what is said belongs to the scene. */
const QUIET_MS = 300;

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

/** As a person would: by the words that are on the screen. */
const stage: Stage = {
  press: async name => {
    const pressable = [...document.querySelectorAll<HTMLElement>('button, summary, label, a')];
    const found = pressable.filter(one => isSeen(one) && (one.innerText.trim() === name || one.innerText.trim().startsWith(`${name}\n`)));
    const [target] = found;
    if (!target) throw new Error(`There is nothing to press called ${name}`);
    target.focus();
    target.click();
    await quiet();
  },
  type: async (label, text) => {
    const labels = [...document.querySelectorAll('label')];
    const field = labels.find(one => isSeen(one) && one.innerText.trim() === label)?.control;
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) throw new Error(`There is no field called ${label}`);
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await quiet();
  },
};

const isSeen = (element: HTMLElement): boolean => element.checkVisibility();
