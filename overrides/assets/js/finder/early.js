/* Runs before the first paint: where the address asks for something, the full list stays out of sight until it is narrowed
   down, and small screens leave out what the page is about. */
if (location.search.length > 1) {
  document.documentElement.classList.add("pub-finder-waits", "pub-finder-asked");
}
