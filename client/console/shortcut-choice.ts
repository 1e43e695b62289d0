import {create} from 'zustand';

const KEPT_AS = 'wrensong-shortcuts';

interface ShortcutChoice {
  readonly isOn: boolean;
  readonly choose: (isOn: boolean) => void;
}

/** Whether single keys do anything (WCAG 2.1.4), remembered on this device. */
export const useShortcutChoice = create<ShortcutChoice>(set => ({
  isOn: kept() !== 'off',
  choose: isOn => {
    keep(isOn ? 'on' : 'off');
    set({isOn});
  },
}));

// Storage may be refused, as in a private window: then the choice lasts as long as the page.
function kept(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}

function keep(choice: 'on' | 'off'): void {
  try {
    localStorage.setItem(KEPT_AS, choice);
  } catch {
    return;
  }
}
