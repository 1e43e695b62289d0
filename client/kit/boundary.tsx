import {Component, type ReactNode} from 'react';
import {Text} from '../locales/kit.ts';
import styles from './boundary.module.css';
import {Button} from './button.tsx';

interface BoundaryProps {
  readonly children: ReactNode;
  /** Told once, without anybody's words. */
  readonly onBroken?: (error: unknown) => void;
}

/** A fence round one panel or one face of an activity: what stands beside it goes on working. */
export class Boundary extends Component<BoundaryProps, {readonly isBroken: boolean}> {
  override state = {isBroken: false};

  static getDerivedStateFromError() {
    return {isBroken: true};
  }

  override componentDidCatch(error: unknown) {
    this.props.onBroken?.(error);
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <div className={styles.broken}>
        <p>
          <Text id="kit.broken" /> <Text id="kit.broken-help" />
        </p>
        <Button onPress={() => this.setState({isBroken: false})}>
          <Text id="kit.again" />
        </Button>
      </div>
    );
  }
}
