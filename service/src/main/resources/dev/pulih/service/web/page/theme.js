// Before anything is painted, so that nothing flashes.
try {
  const theme = localStorage.getItem('pulih-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Without storage the system's theme holds.
}
