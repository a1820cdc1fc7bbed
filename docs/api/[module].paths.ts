// The exports of the published packages as pages of the site, from their TSDoc.
import { apiPages } from '../../scripts/docs/api-pages.js';

export default {
  paths: async () =>
    (await apiPages()).map(({ name, text }) => ({ params: { module: name }, content: text })),
};
