import { Yt as fromHttp } from "../vendor.js";

export { fromHttp };