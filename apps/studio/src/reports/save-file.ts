/** Has the browser keep a file that is there already. */
export function saveFile({ name, mimeType, content }: { name: string; mimeType: string; content: string }): void {
  const address = URL.createObjectURL(new Blob([content], { type: mimeType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
