// A file made in the page is handed to the person as a download.

export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file by the end of this task.
  setTimeout(() => URL.revokeObjectURL(address));
}
