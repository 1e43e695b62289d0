import {Button} from '../kit/button.tsx';
import {Text} from '../locales/phone.ts';
import {Plain} from './plain.tsx';

/** Another tab of this browser speaks for this phone. */
export const Elsewhere = ({onUse}: {readonly onUse: () => void}) => (
  <Plain heading={<Text id="elsewhere.title" />}>
    <p>
      <Text id="elsewhere.sentence" />
    </p>
    <Button kind="primary" onPress={onUse}>
      <Text id="elsewhere.use" />
    </Button>
  </Plain>
);
