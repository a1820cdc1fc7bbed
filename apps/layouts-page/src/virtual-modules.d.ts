// What build/font-plugin.ts hands to the page.
declare module 'virtual:label-font' {
  /** WOFF2 as base64. */
  const base64: string;
  export default base64;
}
