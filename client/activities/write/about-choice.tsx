import type {ThemeId} from '../../../shared/wire/ids.ts';
import {Choices} from '../../kit/choices.tsx';
import {Quoted} from '../../kit/words.tsx';
import {recordIn} from '../../live/records.ts';
import {useRoom} from '../../live/use-room.ts';
import {Text} from '../../locales/phone-write.ts';

/** Stands for no theme in a form, which knows texts only: it is the id of none. */
const NONE = 'none';

/** What a note is about, where the activity asks for it. */
export function AboutChoice({name, asks}: {readonly name: string; readonly asks: readonly ThemeId[]}) {
  const records = useRoom(room => room.records);
  const options = asks.flatMap(id => {
    const theme = recordIn(records, `theme:${id}`);
    return theme ? [{value: id, label: <Quoted>{theme.title}</Quoted>}] : [];
  });
  return (
    <Choices
      name={name}
      legend={<Text id="write.about" />}
      options={[...options, {value: NONE, label: <Text id="write.about-none" />}]}
      isRow
    />
  );
}
