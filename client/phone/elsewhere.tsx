import {Button} from '../kit/button.tsx';
import {Text} from '../locales/phone.ts';
import {Plain} from './plain.tsx';
import {QuickExit} from './quick-exit.tsx';

interface ElsewhereProps {
  readonly hasQuickExit: boolean;
  readonly onUse: () => void;
  /** Takes what this phone wrote off it, in the other tab too. */
  readonly clear: () => Promise<unknown>;
}

/** Another tab of this browser speaks for this phone. */
export const Elsewhere = ({hasQuickExit, onUse, clear}: ElsewhereProps) => (
  <QuickExit isOn={hasQuickExit} clear={clear}>
    <Plain heading={<Text id="elsewhere.title" />}>
      <p>
        <Text id="elsewhere.sentence" />
      </p>
      <Button kind="primary" onPress={onUse}>
        <Text id="elsewhere.use" />
      </Button>
    </Plain>
  </QuickExit>
);
