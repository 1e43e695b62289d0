import {plainly} from './made-up-locale.ts';
import {own} from './own-words.ts';
import {quiet} from './quiet.ts';
import type {Stage} from './scene.ts';

/** As a person would: by the words that are on the screen. */
export const stage: Stage = {
  press: async name => {
    await pressOn(await found(() => pressedBy(plainly(name)), `button called ${name}`));
  },
  pressAt: async id => {
    await pressOn(await found(() => document.getElementById(id) ?? undefined, `button at ${id}`));
  },
  type: async (label, text) => {
    const field = await found(() => fieldOf(plainly(label)), `field called ${label}`);
    own(text);
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await quiet();
  },
};

async function pressOn(target: HTMLElement): Promise<void> {
  // Whatever opens a dialog gets the focus back when that is closed (dialogs.ts).
  if (!document.querySelector('dialog:is(:modal, :popover-open)')) {
    for (const one of document.querySelectorAll('[data-pressed]')) one.removeAttribute('data-pressed');
    target.dataset.pressed = '';
  }
  target.focus();
  target.click();
  await quiet();
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

function pressedBy(name: string): HTMLElement | undefined {
  const pressable = [...document.querySelectorAll<HTMLElement>('button, summary, label, a')].filter(isSeen);
  // What is written last stands on top: a dialog after the page.
  return pressable.findLast(one => plainly(one.innerText) === name) ?? pressable.find(one => plainly(one.innerText).startsWith(name));
}

function fieldOf(label: string): HTMLTextAreaElement | HTMLInputElement | undefined {
  const labels = [...document.querySelectorAll('label')].filter(isSeen);
  const field = labels.findLast(one => plainly(one.innerText) === label)?.control;
  return field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement ? field : undefined;
}

const isSeen = (element: HTMLElement): boolean => element.checkVisibility();
