// Stands where the application was, should it break: words and a way on in place of an empty page.
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
        <h1>Something went wrong on this page</h1>
        <p>You are no longer sending audio or video. Reload the page to go back to the lobby.</p>
        <button type="button" className="button button-main" onClick={() => location.reload()}>
          Reload
        </button>
      </main>
    );
  }
}
