// Mail addresses are compared without case and surrounding blanks; nothing else is folded.

export function foldMail(mail: string): string {
  return mail.trim().toLowerCase();
}
