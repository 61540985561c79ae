/** A name without what clients and models write differently: case and separators, and the digits that look like letters. */
export function plainLook(name: string): string {
  return foldName(name).replaceAll('0', 'o').replaceAll('1', 'l');
}

/** Clients and models write one name with `_`, `-`, `.` or capitals. */
export function foldName(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_\-./:]+/g, '');
}
