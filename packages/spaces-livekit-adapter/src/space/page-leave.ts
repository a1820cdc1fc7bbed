// Notices when the page is left for good.

/**
 * `pagehide` and nothing else: `beforeunload`, at which livekit-client 2.23 leaves too, also comes before "Leave
 * site?" is cancelled and when a `mailto:` link is clicked. A page that is kept for coming back keeps its call.
 * @returns the function that stops listening
 */
export function onPageLeave(
  leave: () => void,
  page: EventTarget | undefined = globalThis.window,
): () => void {
  const onPageHide = (event: Event) => {
    if (!(event as PageTransitionEvent).persisted) leave();
  };
  page?.addEventListener('pagehide', onPageHide);
  return () => page?.removeEventListener('pagehide', onPageHide);
}
