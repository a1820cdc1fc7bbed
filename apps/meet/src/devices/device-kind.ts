// The kinds of devices that are captured.

export type DeviceKind = 'microphone' | 'camera';
