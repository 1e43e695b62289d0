import {Dialog} from '../kit/dialog.tsx';
import {Text} from '../locales/phone.ts';
import {PrivacyPoints} from './privacy-points.tsx';

/** What the privacy chip means. */
export const PrivacySheet = ({isOpen, onClose}: {readonly isOpen: boolean; readonly onClose: () => void}) => (
  <Dialog isOpen={isOpen} title={<Text id="private.title" />} onClose={onClose}>
    <PrivacyPoints />
  </Dialog>
);
