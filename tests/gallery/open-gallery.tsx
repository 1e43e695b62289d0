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
  if (scene.act) await quiet();
  document.addEventListener('others', event => scene.others?.(event instanceof CustomEvent ? Number(event.detail) : 0));
  document.documentElement.dataset.scene = 'ready';
}

/** Nothing has changed for a moment, and nothing waits to be done: what is loaded later has come, and effects have run. */
async function quiet(): Promise<void> {
  let changes = 0;
  const watch = new MutationObserver(() => {
    changes++;
  });
  watch.observe(document, {childList: true, subtree: true, characterData: true, attributes: true});
  for (let before = -1; before !== changes; ) {
    before = changes;
    await new Promise(resolve => setTimeout(resolve, QUIET_MS));
    // On a busy machine a moment may pass in which nothing could have been done.
    await new Promise(resolve => requestIdleCallback(resolve));
    await new Promise(resolve => requestAnimationFrame(resolve));
  }
  watch.disconnect();
}

/** Longer than an effect, or a list that follows a moment after what was typed, takes. */
const QUIET_MS = 200;

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

/** Waits for what is still being rendered. */
async function found<Element>(look: () => Element | undefined, what: string): Promise<Element> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const element = look();
    if (element) return element;
    await quiet();
  }
  throw new Error(`There is no ${what}`);
}

const MOST_TRIES = 10;

/** As a person would: by the words that are on the screen. */
const stage: Stage = {
  press: async name => {
    const target = await found(() => pressedBy(name), `button called ${name}`);
    target.focus();
    target.click();
    await quiet();
  },
  type: async (label, text) => {
    const field = await found(() => fieldOf(label), `field called ${label}`);
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await quiet();
  },
};

function pressedBy(name: string): HTMLElement | undefined {
  const pressable = [...document.querySelectorAll<HTMLElement>('button, summary, label, a')].filter(isSeen);
  // What is written last stands on top: a dialog after the page.
  return (
    pressable.findLast(one => one.innerText.trim() === name) ??
    pressable.find(one => one.innerText.replace(/\s+/g, ' ').trim().startsWith(name))
  );
}

function fieldOf(label: string): HTMLTextAreaElement | HTMLInputElement | undefined {
  const labels = [...document.querySelectorAll('label')].filter(isSeen);
  const field = labels.findLast(one => one.innerText.trim() === label)?.control;
  return field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement ? field : undefined;
}

const isSeen = (element: HTMLElement): boolean => element.checkVisibility();
