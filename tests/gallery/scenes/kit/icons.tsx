import {EASY_ICON_NAMES, EasyIcon} from '../../../../client/kit/easy-icon.tsx';
import {ICON_NAMES, Icon} from '../../../../client/kit/icon.tsx';

/** Each beside its name. */
export const Icons = () => (
  <ul>
    {ICON_NAMES.map(name => (
      <li key={name}>
        <Icon name={name} /> {name}
      </li>
    ))}
  </ul>
);

export const EasyIcons = () => (
  <ul>
    {EASY_ICON_NAMES.map(name => (
      <li key={name}>
        <EasyIcon name={name} /> {name}
      </li>
    ))}
  </ul>
);
