// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/config/value_reader.hpp"

namespace weir::control {

// One set of the document.
void readSet(ValueReader& reader, const YamlNode& node, SetFields& set);

}  // namespace weir::control
