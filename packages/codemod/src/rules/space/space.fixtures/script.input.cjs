const { Space } = require('@mux/spaces-web');

exports.rooms = ['token'].map((token) => keep(new Space(token)));
function keep(space) {
  return space;
}
