import { a as ENV_CMDS_FULL_URI, c as httpRequest, i as ENV_CMDS_AUTH_TOKEN, l as DEFAULT_TIMEOUT, n as getInstanceMetadataEndpoint, o as ENV_CMDS_RELATIVE_URI, r as Endpoint, s as fromContainerMetadata, t as fromInstanceMetadata, u as providerConfigFromInit } from "../vendor.js";

export { ENV_CMDS_FULL_URI, ENV_CMDS_RELATIVE_URI, fromContainerMetadata, fromInstanceMetadata };