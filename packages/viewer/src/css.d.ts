/** Style sheets are bundled as text, see build.ts. */
declare module '*.css' {
  const css: string;
  export default css;
}
