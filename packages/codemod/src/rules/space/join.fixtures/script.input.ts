declare const space: import('@mux/spaces-web').Space;
space.join();
space.on('ParticipantLeft' as const, () => {});
space.leave();
