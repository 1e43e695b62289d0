import type {ReactNode} from 'react';
import {Text} from '../locales/reader.ts';
import {Choices} from './choices.tsx';
import {setReader, useReader} from './reader.ts';
import styles from './reader-controls.module.css';
import {CHOICES, type ReaderSettings} from './reader-settings.ts';

type Options = Parameters<typeof Choices>[0]['options'];

/**
 * Size, spacing, letters, colours, calm mode and what is read out. Each choice holds at once, on this device. `hasEasyWords`: where the surface
 * has them.
 */
export function ReaderControls({hasEasyWords = false}: {readonly hasEasyWords?: boolean}) {
  const settings = useReader();
  const group = <Name extends keyof ReaderSettings>(name: Name, options: Options, hint?: ReactNode) => (
    <Choices
      legend={<Text id={`reader.${name}`} />}
      hint={hint}
      name={`reader-${name}`}
      defaultValue={String(settings[name])}
      isRow={name !== 'speech'}
      options={options}
      onChoice={([value]) => setReader({[name]: CHOICES[name].find(one => String(one) === value)})}
    />
  );
  return (
    <div className={styles.controls}>
      <p>
        <Text id="reader.kept" />
      </p>
      {hasEasyWords &&
        group(
          'words',
          CHOICES.words.map(value => ({value, label: <Text id={`reader.words-${value}`} />})),
          <Text id="reader.words-hint" />,
        )}
      {group(
        'text',
        CHOICES.text.map(value => ({value: String(value), label: <Text id={`reader.text-${value}`} />})),
      )}
      {group(
        'spacing',
        CHOICES.spacing.map(value => ({value, label: <Text id={`reader.spacing-${value}`} />})),
      )}
      {group(
        'font',
        CHOICES.font.map(value => ({value, label: <Text id={`reader.font-${value}`} />})),
      )}
      {group(
        'theme',
        CHOICES.theme.map(value => ({value, label: <Text id={`reader.theme-${value}`} />})),
      )}
      {group(
        'calm',
        CHOICES.calm.map(value => ({value: String(value), label: <Text id={`reader.calm-${value}`} />})),
        <Text id="reader.calm-hint" />,
      )}
      {group(
        'speech',
        CHOICES.speech.map(value => ({
          value,
          label: <Text id={`reader.speech-${value}`} />,
          hint: <Text id={`reader.speech-${value}-hint`} />,
        })),
        <Text id="reader.speech-hint" />,
      )}
    </div>
  );
}
