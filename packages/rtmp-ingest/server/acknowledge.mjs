// Tells a publisher how much has arrived: node-media-server 4.4 reads the window that it is asked for, and never answers.

/** @param session of node-media-server, when it begins. */
export function acknowledge(session) {
  let toldBytes = 0;
  session.socket.on('data', () => {
    const windowBytes = session.rtmp.ackSize;
    const { bytesRead } = session.socket;
    if (!(windowBytes > 0) || bytesRead - toldBytes < windowBytes) return;
    toldBytes = bytesRead;
    session.rtmp.sendACK(bytesRead % 2 ** 32);
  });
}
