/** Textures that live, and the bytes of their pixels. */
export interface TextureCount {
  textures: number;
  textureBytes: number;
}

declare global {
  interface Window {
    textures(): TextureCount;
  }
}

/** Runs in a page, before its scripts: counts textures between their upload and their deletion. */
export function countTextures(): void {
  const sizes = new Map<WebGLTexture, number>();
  window.textures = () => ({ textures: sizes.size, textureBytes: [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0) });
  for (const prototype of [WebGLRenderingContext.prototype, WebGL2RenderingContext.prototype]) {
    type Call = (this: WebGL2RenderingContext, ...values: unknown[]) => unknown;
    const calls = prototype as unknown as Record<'texImage2D' | 'texStorage2D' | 'deleteTexture', Call | undefined>;
    /** Does something before a call; what a context does not have it does not get. */
    const before = (name: keyof typeof calls, look: (gl: WebGL2RenderingContext, values: unknown[]) => void) => {
      const call = calls[name];
      if (!call) return;
      calls[name] = function (...values) {
        look(this, values);
        return Reflect.apply(call, this, values);
      };
    };
    const note = (gl: WebGL2RenderingContext, target: unknown, pixels: number) => {
      const texture = target === gl.TEXTURE_2D && (gl.getParameter(gl.TEXTURE_BINDING_2D) as WebGLTexture | null);
      if (texture) sizes.set(texture, pixels * 4);
    };
    before('texImage2D', (gl, values) => {
      const source = values.at(-1) as { width?: number; height?: number } | null;
      // Either width and height are said, or the picture has them.
      const pixels = values.length > 6 ? Number(values[3]) * Number(values[4]) : (source?.width ?? 0) * (source?.height ?? 0);
      note(gl, values[0], pixels);
    });
    before('texStorage2D', (gl, [target, levels, , width, height]) =>
      note(gl, target, Number(width) * Number(height) * (Number(levels) > 1 ? 4 / 3 : 1)),
    );
    before('deleteTexture', (_, [texture]) => texture && sizes.delete(texture));
  }
}
