import {type Lane, stand} from './pages.ts';
import type {SpokenScene} from './scene.ts';

type Hear = {readonly hear: () => Promise<readonly (readonly string[])[]>};

/** Where what is said differs from the scene's script, and what the page complains of; empty when all is said, in its order. */
export async function listen(lane: Lane, address: string, scene: SpokenScene): Promise<readonly string[]> {
  await stand(lane, address, scene);
  const heard = await lane.page.evaluate(() => (globalThis as unknown as Hear).hear());
  const otherwise = scene.script.flatMap(({hears}, at) => {
    const said = heard[at] ?? [];
    return JSON.stringify(said) === JSON.stringify(hears)
      ? []
      : [`beat ${at + 1}: “${said.join('” “')}” instead of “${hears.join('” “')}”`];
  });
  return [...otherwise, ...lane.complaints.splice(0)];
}
