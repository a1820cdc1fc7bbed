declare const person: import('livekit-client').RemoteParticipant;
// airlock-migrate[MANUAL_SUBSCRIPTION]: tracks that are published later need setSubscribed() of their own  (Track changes)
person.trackPublications.forEach((publication) => publication.setSubscribed(true));
