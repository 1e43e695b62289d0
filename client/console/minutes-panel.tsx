import {Suspense} from 'react';
import {create} from 'zustand';
import {late} from '../activities/fetched.ts';
import {Button} from '../kit/button.tsx';
import {Text} from '../locales/console.ts';
import {Panel} from './panel.tsx';

const Minutes = late(async () => (await import('../pages/minutes.tsx')).Minutes);

const useOpened = create<{readonly isOpen: boolean}>(() => ({isOpen: false}));

export const openMinutes = (): void => useOpened.setState({isOpen: true});

/** Closed until somebody asks for it: what it needs is fetched then. */
export function MinutesPanel() {
  const isOpen = useOpened(state => state.isOpen);
  return (
    <Panel title={<Text id="minutes.heading" />}>
      {isOpen ? (
        <Suspense
          fallback={
            <p>
              <Text id="minutes.loading" />
            </p>
          }
        >
          <Minutes />
        </Suspense>
      ) : (
        <p>
          <Text id="minutes.help" />
        </p>
      )}
      <div>
        <Button onPress={() => useOpened.setState({isOpen: !isOpen})}>
          <Text id={isOpen ? 'minutes.close' : 'minutes.open'} />
        </Button>
      </div>
    </Panel>
  );
}
