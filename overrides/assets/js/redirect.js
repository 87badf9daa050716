/* At an old address: on to the new one, and to the place in it that the visitor came for. A classic script, so that nothing
   is painted before. */

const ways = JSON.parse(document.getElementById("pub-ways").textContent);
const place = decodeURIComponent(location.hash.slice(1));
const way = new URL(ways[place] ?? ways[""], location.href);
if (!(place in ways) && !way.hash) {
  way.hash = location.hash;
}
location.replace(way);
