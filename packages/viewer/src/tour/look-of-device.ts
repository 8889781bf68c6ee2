/** How a device is held, degrees, as `deviceorientation` tells it. */
export interface Orientation {
  alpha: number;
  beta: number;
  gamma: number;
}

/** Where the back of a device points: yaw clockwise from north, pitch up from the horizon (W3C Device Orientation, 4.1: Z-X'-Y''). */
export function lookOfDevice({ alpha, beta, gamma }: Orientation): { yaw: number; pitch: number } {
  const [z, x, y] = [alpha, beta, gamma].map((angle) => (angle * Math.PI) / 180) as [number, number, number];
  const east = -(Math.cos(y) * Math.sin(z) * Math.sin(x) + Math.cos(z) * Math.sin(y));
  const north = Math.cos(z) * Math.cos(y) * Math.sin(x) - Math.sin(z) * Math.sin(y);
  const up = -Math.cos(x) * Math.cos(y);
  return { yaw: (Math.atan2(east, north) * 180) / Math.PI, pitch: (Math.asin(up) * 180) / Math.PI };
}
