import {create} from 'zustand';

const KEPT_AS = 'wrensong:timer';

interface TimerChoice {
  readonly isShown: boolean;
  readonly choose: (isShown: boolean) => void;
}

/** Whether this person wants to see the time, remembered on this device. */
export const useTimerChoice = create<TimerChoice>(set => ({
  isShown: kept() !== 'hidden',
  choose: isShown => {
    keep(isShown ? 'shown' : 'hidden');
    set({isShown});
  },
}));

// Storage may be refused: then the choice lasts as long as the page.
function kept(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}

function keep(choice: 'shown' | 'hidden'): void {
  try {
    localStorage.setItem(KEPT_AS, choice);
  } catch {
    return;
  }
}
