// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/data_policy.hpp"
#include "engine/control/config/document.hpp"
#include "engine/control/config/value_reader.hpp"
#include "engine/control/config/yaml_node.hpp"

namespace weir::control {

// `capabilities` of a provider: {MODEL: {context: 32768, images: false}}.
void readCapabilities(ValueReader& reader, const YamlNode& node, ProviderFields& provider);
// `data` of a provider: {training: false, retention_days: 0}.
void readDataPolicy(ValueReader& reader, const YamlNode& node, DataPolicy& data);
// `region` of a provider: a word in small letters, such as eu or eu-west-1.
Text readRegion(ValueReader& reader, const YamlNode& node);
// `require` of a route: {region: eu, training: false, retention_days: 30}.
DataDemand readDemand(ValueReader& reader, const YamlNode& node);

}  // namespace weir::control
