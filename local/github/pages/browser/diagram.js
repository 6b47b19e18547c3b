// Inside the frame: draws what the page sends and tells it the height.
addEventListener('message', ({ source, data }) => {
  if (source === parent) void draw(data);
});
parent.postMessage({ state: 'ready' }, '*');

async function draw({ text, dark }) {
  try {
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      htmlLabels: false,
      theme: dark ? 'dark' : 'default',
    });
    const { svg } = await mermaid.render('drawing', String(text));
    document.body.innerHTML = svg;
    parent.postMessage({ state: 'drawn', height: document.body.scrollHeight }, '*');
  } catch (error) {
    parent.postMessage({ state: 'failed', message: String(error) }, '*');
  }
}
