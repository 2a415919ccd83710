// Replaces each chart's still picture by the live chart. The figure is data in the page; nothing is fetched.
for (const figure of document.querySelectorAll("figure.plotly")) {
  const { data, layout = {}, config = {}, frames } = JSON.parse(figure.querySelector("script").textContent);
  const chart = document.createElement("div");
  chart.className = "chart";
  figure.append(chart);
  const { width, ...fluid } = layout;
  Plotly.newPlot(chart, data, { ...fluid, autosize: true }, { responsive: true, displaylogo: false, ...config })
    .then(() => frames && frames.length ? Plotly.addFrames(chart, frames) : null)
    .then(() => figure.querySelector(".still")?.remove());
}
