// What somebody is called who gave no name: a colour and a bird, both calm and easy to say. No colour that is said of
// people's skin or hair, no bird that is also an insult or a person's name.
const COLOURS =
  'Blue Green Silver Amber Violet Teal Coral Golden Indigo Mint Plum Copper Purple Lilac Jade Orange Scarlet Sky Pearl Turquoise Rose Ruby Navy'.split(
    ' ',
  );
const BIRDS =
  'Heron Wren Finch Lark Owl Swift Plover Tern Kite Puffin Linnet Curlew Thrush Osprey Sparrow Avocet Egret Starling Dipper Falcon Warbler Pelican Kingfisher Dunlin'.split(
    ' ',
  );

/** "Blue Heron" for the first to join: the same on every screen, and another one for everybody in a session. */
export function neutralName(number: number): string {
  const at = Math.max(0, Math.trunc(number) - 1);
  const all = COLOURS.length * BIRDS.length;
  // Neighbours get different words: the two lengths have no common divisor, so every pair comes once.
  const name = `${COLOURS[at % COLOURS.length]} ${BIRDS[at % BIRDS.length]}`;
  const round = Math.floor(at / all);
  return round === 0 ? name : `${name} ${round + 1}`;
}
