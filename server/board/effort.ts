import * as Y from 'yjs';

// Yjs puts what it is given between two neighbours, and where others have written between them goes from one to the next to find its place. Whoever
// writes chooses the neighbours, so they choose the number of steps as well: with 36 kB, four million. Yjs has no bound for that and no way to look at
// it, so its one method that goes those steps is told to count them first. Nothing else of it is changed, and pages have it as it is.

/** More steps were needed than were allowed. The document on which they were is of no use any more. */
export class TooMuchEffort extends Error {
  override readonly name = 'TooMuchEffort';
}

const count = {steps: 0, most: Number.POSITIVE_INFINITY};

/** How many steps Yjs goes in `work`, which builds documents. Throws `TooMuchEffort` before it goes more than `most`. */
export function effortOf(work: () => void, most = Number.POSITIVE_INFINITY): number {
  const before = {...count};
  count.steps = 0;
  count.most = most;
  try {
    work();
    return count.steps;
  } finally {
    Object.assign(count, before);
  }
}

const integrate = Y.Item.prototype.integrate;
Y.Item.prototype.integrate = function (this: Y.Item, transaction: Y.Transaction, offset: number): void {
  count.steps += stepsTo(this, transaction.doc.store, count.most - count.steps);
  if (count.steps > count.most) throw new TooMuchEffort(`more than ${count.most} steps`);
  integrate.call(this, transaction, offset);
};

/** What `Item.integrate` of yjs 13.6 will do, without doing it. No more than one above `most`. */
function stepsTo(item: Y.Item, store: Y.Doc['store'], most: number): number {
  const {left, right, origin, rightOrigin, id} = item;
  const isBetweenNeighbours = left ? left.right === right : right !== null && right.left === null;
  if (isBetweenNeighbours || !(item.parent instanceof Y.AbstractType)) return 0;
  let steps = 0;
  let other = left ? left.right : item.parent._start;
  if (!left && item.parentSub !== null) {
    other = item.parent._map.get(item.parentSub) ?? null;
    // It goes back to the first one twice.
    for (; other?.left && steps <= most; other = other.left) steps += 2;
  }
  const passed = new Set<Y.Item | Y.GC>();
  for (; other !== null && other !== right && steps <= most; other = other.right) {
    steps += 1;
    passed.add(other);
    if (Y.compareIDs(origin, other.origin)) {
      if (other.id.client >= id.client && Y.compareIDs(rightOrigin, other.rightOrigin)) break;
    } else if (other.origin === null || !passed.has(Y.getItem(store, other.origin))) break;
  }
  return steps;
}
