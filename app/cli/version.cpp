// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/version.hpp"

#include <boost/json.hpp>

#include "app/cli/command.hpp"
#include "app/cli/output.hpp"

namespace weir::app {

namespace {

ExitCode run(const Arguments& arguments) {
    if (arguments.has(kJsonOption.name)) {
        printJson(boost::json::object{{"version", kVersionText}});
    } else {
        print("weir " + std::string(kVersionText) + "\n");
    }
    return ExitCode::Ok;
}

}  // namespace

const Command kVersion{{"version", "Print the version.", {}, {kJsonOption}, ""}, run};

}  // namespace weir::app
