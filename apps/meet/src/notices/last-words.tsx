// Stands where the application was, should it break: words and a way on in place of an empty page.
import { words } from '../language/language.js';
import { Component } from 'react';
import './last-words.css';

export class LastWords extends Component<{ children: React.ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <main className="last-words" role="alert">
        <h1>{words().broken.title}</h1>
        <p>{words().broken.whatNow}</p>
        <button type="button" className="button button-main" onClick={() => location.reload()}>
          {words().broken.reload}
        </button>
      </main>
    );
  }
}
