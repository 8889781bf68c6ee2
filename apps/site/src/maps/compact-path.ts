/** A path of whole points, each told from the one before: of neighbours that fall together one is left, and most numbers are of one digit. */
export function compactPath(path: string): string {
  let [x, y] = [0, 0];
  return path.replaceAll(/[ML]-?\d+,-?\d+/g, (step) => {
    const [toX = 0, toY = 0] = step.slice(1).split(',').map(Number);
    const isMove = step.startsWith('M');
    if (!isMove && toX === x && toY === y) return '';
    const said = isMove ? `M${toX},${toY}` : `l${toX - x},${toY - y}`;
    [x, y] = [toX, toY];
    return said;
  });
}
