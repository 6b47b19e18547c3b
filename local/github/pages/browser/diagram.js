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
      // Mermaid's own bars are hardly seen on white, and its dark charts have a ground of their own.
      themeVariables: {
        xyChart: {
          backgroundColor: 'transparent',
          plotColorPalette: dark ? '#4493f8,#d29922,#ab7df8' : '#0969da,#bc4c00,#8250df',
        },
      },
    });
    const { svg } = await mermaid.render('drawing', String(text));
    document.body.innerHTML = svg;
    parent.postMessage({ state: 'drawn', height: document.body.scrollHeight }, '*');
  } catch (error) {
    parent.postMessage({ state: 'failed', message: String(error) }, '*');
  }
}
