// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "engine/control/config/compile.hpp"
#include "engine/control/config/document.hpp"
#include "engine/control/config/problem.hpp"
#include "engine/policy/tls_files.hpp"

namespace weir::control {

// The two files of a listener for `whom` ("calls", "operators"). That they cannot be used is a
// warning: they may come later, and a gateway goes on with those it has.
policy::TlsFiles compileTls(const TlsFields& fields, std::string_view whom,
                            const CompileInput& input, Problems& problems);

}  // namespace weir::control
