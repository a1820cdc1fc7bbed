// Mends what assistive technology stumbles over in VitePress 1.6.

export function mendAccessibility(): void {
  // Its first page has no main landmark; the others have one of their own.
  const content = document.querySelector('#VPContent');
  if (content?.classList.contains('is-home')) content.setAttribute('role', 'main');
  else content?.removeAttribute('role');
  // A group of the sidebar is a button already: its arrow is not a second one within it.
  for (const arrow of document.querySelectorAll('.VPSidebarItem .item[role=button] > .caret')) {
    arrow.removeAttribute('role');
    arrow.removeAttribute('tabindex');
    arrow.removeAttribute('aria-label');
    arrow.setAttribute('aria-hidden', 'true');
  }
}
