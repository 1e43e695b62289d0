import {useState} from 'react';

/** Whether somebody is at a part of the page right now, with the pointer or the focus; and what tells it, to be spread on that part. */
export function useInside() {
  const [isInside, setInside] = useState(false);
  const ways = {
    onFocus: () => setInside(true),
    onBlur: ({currentTarget, relatedTarget}: React.FocusEvent<HTMLElement>) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setInside(currentTarget.matches(':hover'));
    },
    onMouseEnter: () => setInside(true),
    onMouseLeave: ({currentTarget}: React.MouseEvent<HTMLElement>) => setInside(currentTarget.contains(document.activeElement)),
  };
  return [isInside, ways] as const;
}
