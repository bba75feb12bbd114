/** Libraries are tested as they serve: graphql-js takes half as long again with its checks for developers. */
process.env["NODE_ENV"] = "production";
