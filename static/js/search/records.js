/* What a result is shown from. */

function record(hit) {
  var block = root.block[hit.k], at = Math.floor(hit.id / block);
  return file(hit.k + at, hit.k + "/" + (at >> 8) + "/" + at).then(all => {
    return all[hit.id % block];
  });
}

/* The texts of a record, the heading first. */
function texts(hit, r) {
  if (hit.k === "a") return [["", r[0]]].concat(r[5]);
  if (hit.k === "n") return [["", r[0]], ["", r[5].join(" · ")], ["", r[4] || ""]];
  if (hit.k === "e") return [["", r[0]], ["", r[5] || ""]];
  if (hit.k === "q") return [["", r[3]], ["", r[0]]];
  return [["", r[0]], ["", r[2]]];
}
