// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/config/value_reader.hpp"

namespace weir::control {

// "classify": {always: true, examples: {contracts: [check this contract]}}
void readClassify(ValueReader& reader, const YamlNode& node, ClassifyFields& into);

}  // namespace weir::control
