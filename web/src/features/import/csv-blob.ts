// CSV text as a file: the mark in front tells spreadsheet programs that it is UTF-8.
export function csvBlob(text: string): Blob {
  return new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' });
}
