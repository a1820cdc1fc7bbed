declare const me: import('@mux/spaces-web').LocalParticipant;
me.publishCustomEvent('hello');
me.on('CustomEventPublished' as const, () => {});
