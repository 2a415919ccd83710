// The page: a tab for each run, each made when it is first shown.
{
  const runs = JSON.parse(document.getElementById('runs').textContent);
  const engine = new Engine();
  const page = document.getElementById('page');
  const panels = runs.map((run, index) => make('section', { role: 'tabpanel', id: `panel-${index}`, 'aria-label': run.name, hidden: true }));
  const tabs = runs.map((run, index) => button(run.name, () => show(index), { role: 'tab', id: `tab-${index}`, 'aria-controls': `panel-${index}` }));

  const show = chosen => {
    panels.forEach((panel, index) => {
      panel.hidden = index !== chosen;
      tabs[index].setAttribute('aria-selected', String(index === chosen));
      tabs[index].tabIndex = index === chosen ? 0 : -1;
    });
    if (panels[chosen].childElementCount > 0) return;
    const run = runs[chosen];
    panels[chosen].append(
      make('p', { className: 'soft' }, `${run.model}, ${run.width}×${run.height} pixels, after ${run.step} steps. Everything is drawn here, in this page; nothing is sent anywhere.`),
      (run.kind === 'translator' ? new TranslatorView(run, engine) : new LatentView(run, engine)).element);
  };

  const list = make('div', { role: 'tablist', className: 'tabs', 'aria-label': 'Runs', hidden: runs.length < 2 }, ...tabs);
  list.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = (tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length;
    tabs[next].focus();
    show(next);
  });
  page.replaceChildren(make('h1', {}, runs.length === 1 ? `Playground of ${runs[0].name}` : 'Playground'), list, ...panels);
  show(0);
}
