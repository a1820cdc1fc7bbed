// The texts of the application in German.
import { pluralsOf } from '../plurals.js';
import type { Catalogue } from './english.js';

const plural = pluralsOf('de');

export const german: Catalogue = {
  tag: 'de',
  direction: 'ltr',
  everywhere: {
    optional: 'Freiwillig',
    close: 'Schließen',
    dismiss: 'Ausblenden',
    copyLink: 'Link kopieren',
    linkCopied: 'Link kopiert',
    copyByHand: 'Bitte aus der Adresszeile kopieren',
    language: 'Sprache',
    languageNotLoaded:
      'Diese Sprache konnte nicht geladen werden. Prüfen Sie Ihre Verbindung und wählen Sie sie noch einmal.',
    guest: 'Gast',
    microphone: 'Mikrofon',
    speaker: 'Lautsprecher',
    camera: 'Kamera',
  },
  lobby: {
    aboutToJoin: 'Sie betreten gleich',
    yourName: 'Ihr Name',
    namePlaceholder: 'So sehen die anderen Sie',
    nameNeeded: 'Geben Sie mindestens einen Buchstaben ein',
    join: 'Raum betreten',
    joining: 'Sie treten ein…',
    preview: 'So sehen die anderen Sie',
    yourVideo: 'Ihr Video',
    browserAsks: 'Ihr Browser fragt nach Kamera und Mikrofon…',
    cameraIsOff: 'Ihre Kamera ist aus',
    microphoneIsSilent:
      'Von Ihrem Mikrofon ist nichts zu hören. Sagen Sie etwas oder wählen Sie ein anderes.',
    joinWithoutIt: 'Sie können auch ohne teilnehmen.',
  },
  devices: {
    title: 'Geräte',
    none: 'Keine Geräte gefunden',
    testSpeaker: 'Testen',
    playingTone: 'Spielt…',
    toneFailed: 'Der Ton konnte nicht abgespielt werden. Wählen Sie einen anderen Lautsprecher.',
    numbered: (number) => `Gerät ${number}`,
    microphone: {
      blocked:
        'Ihr Mikrofon ist blockiert. Erlauben Sie es in der Adresszeile und schalten Sie es wieder ein.',
      missing: 'Kein Mikrofon gefunden. Schließen Sie eines an und schalten Sie es ein.',
      busy: 'Ihr Mikrofon wird von einem anderen Programm benutzt. Beenden Sie es und schalten Sie das Mikrofon wieder ein.',
      gone: 'Dieses Mikrofon ist nicht mehr da. Wählen Sie ein anderes.',
      insecure: 'Das Mikrofon funktioniert nur auf einer Seite, die über HTTPS geöffnet ist.',
      failed:
        'Ihr Mikrofon konnte nicht geöffnet werden. Wählen Sie ein anderes oder starten Sie den Browser neu.',
    },
    camera: {
      blocked:
        'Ihre Kamera ist blockiert. Erlauben Sie sie in der Adresszeile und schalten Sie sie wieder ein.',
      missing: 'Keine Kamera gefunden. Schließen Sie eine an und schalten Sie sie ein.',
      busy: 'Ihre Kamera wird von einem anderen Programm benutzt. Beenden Sie es und schalten Sie die Kamera wieder ein.',
      gone: 'Diese Kamera ist nicht mehr da. Wählen Sie eine andere.',
      insecure: 'Die Kamera funktioniert nur auf einer Seite, die über HTTPS geöffnet ist.',
      failed:
        'Ihre Kamera konnte nicht geöffnet werden. Wählen Sie eine andere oder starten Sie den Browser neu.',
    },
    bothBlocked:
      'Ihre Kamera und Ihr Mikrofon sind blockiert. Erlauben Sie beide in der Adresszeile und schalten Sie sie wieder ein.',
    screenFailed:
      'Der Bildschirm konnte nicht geteilt werden. Prüfen Sie, ob dieser Browser den Bildschirm aufnehmen darf, und versuchen Sie es noch einmal.',
  },
  effects: {
    background: 'Hintergrund',
    backgrounds: { none: 'Wie er ist', blur: 'Unscharf', dawn: 'Morgenrot', night: 'Nacht' },
    suppressNoise: 'Hintergrundgeräusche unterdrücken',
    backgroundFailed:
      'Der Hintergrund konnte in diesem Browser nicht geändert werden. Ihre Kamera läuft unverändert weiter.',
    noiseFailed:
      'Geräusche konnten in diesem Browser nicht unterdrückt werden. Ihr Mikrofon läuft unverändert weiter.',
  },
  joining: {
    unreachable: 'Der Server antwortet nicht. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
    refused: (status) =>
      `Der Server hat Sie nicht eingelassen (HTTP ${status}). Versuchen Sie einen anderen Namen oder Raum, oder fragen Sie, wer Sie eingeladen hat.`,
    malformed:
      'Der Server hat eine ungültige Antwort geschickt. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
    tokenRejected:
      'Der Konferenzserver hat Ihr Token abgelehnt. Laden Sie die Seite neu, um ein neues zu erhalten; hilft das nicht, wurde es mit dem falschen Schlüssel signiert.',
    mediaUnreachable:
      'Der Konferenzserver ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
    unexpected:
      'Ein unerwarteter Fehler hat Ihre Teilnahme verhindert. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  },
  room: {
    joined: (name) => `${name} ist dazugekommen`,
    left: (name) => `${name} ist gegangen`,
    broadcastBegan: 'Dieser Raum wird jetzt übertragen',
    broadcastEnded: 'Die Übertragung dieses Raums ist beendet',
    messageNotSent: 'Ihre Nachricht wurde nicht gesendet. Senden Sie sie noch einmal.',
    notPublished: 'Die anderen sehen und hören Sie nicht. Schalten Sie Kamera und Mikrofon noch einmal ein.',
    sharing: 'Sie teilen Ihren Bildschirm.',
    stopSharing: 'Nicht mehr teilen',
    connectionLost: 'Die Verbindung ist abgebrochen. Sie wird wiederhergestellt…',
    connectionGone:
      'Die Verbindung ließ sich nicht wiederherstellen. Verlassen Sie den Raum und kommen Sie wieder herein.',
    leave: 'Raum verlassen',
    nobodyElse: 'Noch ist niemand sonst hier',
    sendThisLink: 'Senden Sie diesen Link an alle, die Sie einladen möchten',
  },
  controls: {
    title: 'Bedienung',
    shareScreen: 'Bildschirm teilen',
    chat: 'Chat',
    unread: (count) => plural(count, { one: '# ungelesene', other: '# ungelesene' }),
    devices: 'Geräte',
    leave: 'Verlassen',
  },
  people: {
    title: 'Personen in diesem Raum',
    you: (name) => `${name} (Sie)`,
    cameraOff: 'Kamera aus',
    microphoneOff: 'Mikrofon aus',
    speaking: 'spricht',
    videoOf: (name) => `Video von ${name}`,
    screenOf: (name) => `Bildschirm von ${name}`,
    isSharing: (name) => `${name} teilt einen Bildschirm`,
    changeYourName: (name) => `Namen ändern, ${name}`,
  },
  rename: {
    title: 'Ihr Name',
    label: 'So sehen die anderen Sie',
    change: 'Namen ändern',
    failed: 'Der Name konnte nicht geändert werden. Versuchen Sie es gleich noch einmal.',
  },
  chat: {
    title: 'Chat',
    close: 'Chat schließen',
    messages: 'Nachrichten',
    empty: 'Nachrichten sehen alle, die jetzt im Raum sind.',
    you: 'Sie',
    tooLong: 'Das ist zu lang für eine Nachricht.',
    message: 'Nachricht',
    placeholder: 'An alle schreiben',
    send: 'Senden',
  },
  broadcast: {
    titleForViewers: 'Titel für das Publikum',
    title: 'Übertragung',
    goLive: 'Live gehen',
    goLiveNow: 'Jetzt live gehen',
    starting: 'Wird gestartet…',
    show: 'Übertragung zeigen',
    close: 'Übertragung ausblenden',
    states: { active: 'Live', starting: 'Startet', retrying: 'Verbindet neu' },
    retrying: (cause) => `Verbindet neu: ${cause}`,
    ended: (cause) => `Die Übertragung ist zu Ende: ${cause}`,
    isIdle: 'Dieser Raum wird nicht übertragen.',
    video: 'Video',
    liveSince: 'Live seit',
    delay: 'Verzögerung',
    delayAbout: (seconds) => `etwa ${seconds} s`,
    delayAtLeast: (seconds) => `mindestens ${seconds} s`,
    viewersLink: 'Link für das Publikum',
    watch: 'Ansehen',
    stop: 'Übertragung beenden',
    endForAll: 'Die Übertragung für alle beenden?',
    keep: 'Weiter übertragen',
    endIt: 'Beenden',
    ending: 'Wird beendet…',
    layout: 'Anordnung',
    layouts: { gallery: 'Galerie', 'active-speaker': 'Sprecher', crop: 'Gefüllt' },
    shape: 'Format',
    shapes: { landscape: 'Quer', portrait: 'Hoch', square: 'Quadrat' },
    resolution: 'Auflösung',
    format: (layout, size) => `${layout}, ${size}`,
    background: 'Hintergrundbild',
    optional: 'https://… (freiwillig)',
    backgroundForm: 'Adresse eines Bildes (PNG, JPEG oder WebP), beginnend mit https://',
    everyoneSees: 'Alle im Raum sehen, dass er übertragen wird.',
    preview: 'Vorschau der Übertragung',
    previewOf: (name) => `Vorschau von ${name}`,
    nobodyVisible: 'Niemand hat Kamera oder Mikrofon an.',
    unreachable:
      'Der Übertragungsserver antwortet nicht. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
    refused: (status) =>
      `Der Übertragungsserver hat abgelehnt (HTTP ${status}). Versuchen Sie es gleich noch einmal.`,
    malformed: 'Der Übertragungsserver hat eine ungültige Antwort geschickt. Laden Sie die Seite neu.',
  },
  watch: {
    pause: 'Anhalten',
    play: 'Abspielen',
    volume: 'Lautstärke',
    fullScreen: 'Vollbild',
    unknown:
      'Unter dieser Adresse gibt es keine Übertragung. Prüfen Sie den Link oder fragen Sie, wer ihn geschickt hat.',
    behind: (seconds) => `${seconds} s zurück`,
    soundOn: 'Ton an',
    soundOff: 'Ton aus',
    unreachable: 'Der Server antwortet nicht. Es wird weiter versucht…',
    loading: 'Wird geladen…',
    notYet: 'Die Übertragung hat noch nicht begonnen. Sie erscheint hier von selbst.',
    hasEnded: 'Die Übertragung ist zu Ende. Beginnt sie wieder, erscheint sie hier.',
  },
  goodbye: {
    youLeft: (room) => `Sie haben ${room} verlassen`,
    devicesAreOff: 'Kamera und Mikrofon sind aus. Der Raum bleibt offen, solange jemand darin ist.',
    comeBack: 'Wieder eintreten',
    newRoom: 'Neuen Raum öffnen',
  },
  broken: {
    title: 'Auf dieser Seite ist etwas schiefgegangen',
    whatNow: 'Sie senden weder Bild noch Ton. Laden Sie die Seite neu, um zurück zum Eingang zu kommen.',
    reload: 'Neu laden',
  },
};
