import {useState} from 'react';
import {Button} from '../../../../client/kit/button.tsx';
import {LiveList} from '../../../../client/kit/live-list.tsx';
import {Words} from '../../../../client/kit/words.tsx';

/** A list that others change when "Next" is pressed. */
export function GrowingList({at, isFromWithin = false}: {readonly at: readonly (readonly string[])[]; readonly isFromWithin?: boolean}) {
  const [step, setStep] = useState(0);
  const next = () => setStep(step + 1);
  return (
    <>
      <LiveList
        heading={<h2>What matters to you?</h2>}
        ids={at[step] ?? at.at(-1) ?? []}
        empty="No notes yet."
        row={id => (
          <>
            <Words>{`Note ${id}`}</Words>
            {isFromWithin && id === 'c' && <Button onPress={next}>Next here</Button>}
          </>
        )}
      />
      {!isFromWithin && <Button onPress={next}>Next</Button>}
    </>
  );
}
