/** All files that were dropped, those in folders too, in the order of their names. */
export async function filesOf(transfer: DataTransfer): Promise<File[]> {
  // The items are gone after the first wait.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return [...transfer.files];
  const files = (await Promise.all(entries.map(filesBelow))).flat();
  return files.toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}

async function filesBelow(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) return [await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: File[] = [];
  // A folder tells its entries piece by piece, and an empty piece at its end.
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (piece.length === 0) return files;
    files.push(...(await Promise.all(piece.map(filesBelow))).flat());
  }
}
