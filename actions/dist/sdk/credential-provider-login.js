import { qt as fromLoginCredentials } from "../vendor.js";

export { fromLoginCredentials };