// What Vite makes of an imported image: its address.
declare module '*.png' {
  const address: string;
  export default address;
}
