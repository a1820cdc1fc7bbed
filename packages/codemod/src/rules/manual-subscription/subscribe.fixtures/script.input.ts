declare const person: import('@mux/spaces-web').RemoteParticipant;
person.subscribe();
