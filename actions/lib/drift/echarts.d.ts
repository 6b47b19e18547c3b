// The package's own declarations lead on without file extensions, which Node's way of resolving modules does not take.
declare module 'echarts/charts' {
  export { BarChart, LineChart } from 'echarts/types/dist/charts';
}
declare module 'echarts/components' {
  export { GridComponent, MarkLineComponent } from 'echarts/types/dist/components';
}
declare module 'echarts/core' {
  export { init, use } from 'echarts/types/dist/core';
}
declare module 'echarts/renderers' {
  export { SVGRenderer } from 'echarts/types/dist/renderers';
}
