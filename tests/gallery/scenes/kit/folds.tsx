import {useState} from 'react';
import {Fold} from '../../../../client/kit/fold.tsx';
import {Words} from '../../../../client/kit/words.tsx';

const HEADINGS = ['Getting there (1)', 'In the waiting room, which is too small for all who have to wait in it on a Monday (1)'];

/** Two headings, both closed at first. */
export function Folds() {
  const [open, setOpen] = useState<readonly string[]>([]);
  return HEADINGS.map(heading => (
    <div key={heading}>
      <h2>
        <Fold
          isOpen={open.includes(heading)}
          onToggle={() => setOpen(before => (before.includes(heading) ? before.filter(one => one !== heading) : [...before, heading]))}
        >
          {heading}
        </Fold>
      </h2>
      {open.includes(heading) && <Words>The bus comes once an hour.</Words>}
    </div>
  ));
}
