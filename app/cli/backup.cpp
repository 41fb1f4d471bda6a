// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>

#include <fmt/format.h>

#include "app/cli/command.hpp"
#include "app/cli/gateway_access.hpp"
#include "app/cli/output.hpp"
#include "engine/control/admin/gateway.hpp"
#include "engine/control/admin/json.hpp"
#include "engine/control/admin/wait.hpp"

namespace weir::app {

namespace {

ExitCode run(const Arguments& arguments) {
    const auto access = GatewayAccess::open(arguments, GatewayAccess::Folder::MustBeThere);
    if (!access) {
        return fail(access.error(), arguments);
    }
    const auto folder = std::filesystem::absolute(arguments.operand(0)).lexically_normal();
    const auto reply = admin::callAndWait((*access)->client(), admin::MakeBackup{folder.string()});
    if (!reply) {
        return fail(reply.error(), arguments);
    }
    if (arguments.has(kJsonOption.name)) {
        printJson(admin::toJson(*reply));
    } else {
        print(fmt::format("Copied {} files ({} bytes) to {}.\n", reply->files.size(), reply->bytes,
                          reply->folder));
    }
    return ExitCode::Ok;
}

}  // namespace

const Command kBackup{
    {"backup",
     "Copy the document and the databases to a new folder.",
     {{"FOLDER", "Where to; it must not exist yet."}},
     {kJsonOption, kDataOption, kConfigOption},
     "The copy is consistent, also while the gateway runs. Keys of providers are not in it: they\n"
     "stay in the keychain, the environment or their files. To restore, copy the files back into\n"
     "an empty data folder while no gateway runs."},
    run};

}  // namespace weir::app
